// To and from the sandbox.

/** Posts JSON, or a Blob as it is. An Error carries the server's words. */
export async function post(path, body) {
  const raw = body instanceof Blob;
  const response = await fetch(path, { method: "POST", body: raw ? body : JSON.stringify(body ?? {}) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

/** Calls `hear(news, fresh)` for all that is new; `fresh` when the telling begins again. `lost(true)` while nobody answers. */
export function listen(hear, lost) {
  const source = new EventSource("/page/news");
  let fresh = true;
  source.onmessage = (event) => {
    lost(false);
    hear(JSON.parse(event.data), fresh);
    fresh = false;
  };
  source.onerror = () => {
    fresh = true;
    lost(true);
  };
}
