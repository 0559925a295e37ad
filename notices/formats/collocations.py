"""Pairs of syllables that administrative Vietnamese joins, for putting right tone marks that a scan lost.

Tesseract takes ổ for ố, ể for ế, ẩ for ấ, i for ỉ above all (37 % of its errors, measured): "tố chức", "triến khai".
Where two pairs differ in tones only, both stand here, so that neither is taken.
"""

from __future__ import annotations

from typing import Final

from notices.formats.syllables import without_tone

WRITTEN: Final = """
an ninh|an toàn|biến động|biểu dương|biểu quyết|biện pháp|buổi chiều|buổi họp|buổi làm|bàn giao|báo chí|báo cáo|báo về
bình chọn|bình thường|bình xét|bình đẳng|bình ổn|bí mật|bảo hiểm|bảo hộ|bảo mật|bảo trì|bảo tồn|bảo vệ|bảo đảm|bất cập
bất thường|bất động|bệnh viện|bố trí|bồi dưỡng|bồi thường|bổ nhiệm|bổ sung|bổ trợ|bổ ích|cam kết|chi bộ|chi cục
chi hội|chi ngân|chi nhánh|chi phí|chi tiêu|chi tiết|chi trả|chi đoàn|chuyên gia|chuyên môn|chuyên ngành|chuyên viên
chuyên về|chuyên đề|chuyển biến|chuyển giao|chuyển sang|chuyển về|chuyển đổi|chuẩn bị|chuẩn hóa|chuẩn xác|cháy nổ
chính phủ|chính quyền|chính sách|chính thức|chính trị|chú ý|chương trình|chấm điểm|chấn chỉnh|chất lượng|chất vấn
chậm nhất|chậm trễ|chế biến|chế tạo|chế độ|chỉ dẫn|chỉ số|chỉ thị|chỉ tiêu|chỉ đạo|chỉ định|chỉnh sửa|chỉnh thể
chỉnh trang|chủ nhiệm|chủ nhật|chủ quan|chủ quản|chủ thể|chủ trì|chủ trương|chủ tịch|chủ yếu|chủ đầu|chủ đề|chủ động
chứng khoán|chứng minh|chứng nhận|chứng từ|chữ ký|chữa cháy|cung cấp|cuối năm|cuộc họp|cuộc thi|cá nhân|các phòng
các tỉnh|cán bộ|có thể|công an|công bằng|công bố|công chức|công dân|công khai|công nghiệp|công nghệ|công nhân
công nhận|công trình|công tác|công việc|công văn|công ích|công đoàn|căn cứ|cơ bản|cơ chế|cơ cấu|cơ hội|cơ quan|cơ sở
cơ thể|cơ yếu|cường độ|cải cách|cải thiện|cải tiến|cải tạo|cấp bách|cấp huyện|cấp phép|cấp thiết|cấp tỉnh|cấp xã
cấp ủy|cần thiết|cầu thị|cẩn thận|cập nhật|cố gắng|cố định|cổ phần|cụ thể|cục bộ|củng cố|cứu trợ|danh giá|di dời
di sản|di tích|dinh dưỡng|diễn biến|diễn ra|diễn tập|diễn đàn|doanh nghiệp|du lịch|dân chủ|dân số|dư luận|dịch bệnh
dịch vụ|dữ liệu|dự báo|dự kiến|dự phòng|dự thảo|dự toán|dự án|ghi nhận|gia hạn|gia đình|giao ban|giao dịch|giao nhiệm
giao thông|giá cả|giá trị|giám sát|giám định|giám đốc|giáo dục|giáo viên|giải ngân|giải pháp|giải phóng|giải quyết
giải thưởng|giải trình|giấy mời|giấy phép|giấy tờ|gói thầu|góp ý|gửi về|hiểm họa|hiện tượng|hiệu lực|hiệu quả
hoàn chỉnh|hoàn thiện|hoàn thành|hoàn tất|hoàn ứng|hoạt động|huyện ủy|hàng hóa|hàng năm|hàng quý|hàng tháng|hành chính
hành động|hình thức|hóa học|hạn chế|hậu quả|hằng năm|hệ quả|hệ thống|học sinh|học tập|họp báo|hồ sơ|hỗ trợ|hội chợ
hội nghị|hội nhập|hội thảo|hội viên|hội đồng|hợp lý|hợp pháp|hợp tác|hợp đồng|hữu cơ|hữu nghị|khen thưởng|khiếu nại
khoa học|khoáng sản|khí tượng|khó khăn|khóa học|khẩn cấp|khẩn trương|khẩu hiệu|khắc phục|khắt khe|khối lượng
khởi nghiệp|kinh doanh|kinh nghiệm|kinh phí|kinh tế|kiên quyết|kiến nghị|kiến thức|kiến trúc|kiểm duyệt|kiểm kê
kiểm nghiệm|kiểm soát|kiểm sát|kiểm toán|kiểm tra|kiểm điểm|kiểm định|kiện toàn|ký kết|ký số|kế hoạch|kế toán|kết hợp
kết luận|kết nối|kết quả|kịp thời|kỷ cương|kỷ luật|kỷ niệm|kỹ năng|kỹ thuật|lao động|linh kiện|liên kết|liên quan
liên tục|luyện tập|luân chuyển|lâm nghiệp|lãi suất|lãnh thổ|lãnh đạo|lý do|lưu ý|lấy ý|lẩn tránh|lệ phí|lịch công
lịch sử|lộ trình|lớp đào|lựa chọn|miễn nhiệm|mua sắm|môi trường|mặt trận|mức độ|mỹ thuật|nghiêm túc|nghiên cứu
nghiệm thu|nghiệp vụ|nghề nghiệp|nghệ thuật|nghỉ hưu|nghỉ lễ|nghỉ phép|nghị quyết|nghị định|nguy hiểm|nguyên liệu
nguyên nhân|nguyên tắc|nguyên đán|nguồn gốc|nguồn kinh|nguồn lực|nguồn vốn|ngân hàng|ngân sách|người lao|nhiệm kỳ
nhiệm vụ|nhu cầu|nhà thầu|nhân dân|nhân khẩu|nhân lực|nhân sự|nhân viên|nhãn hiệu|nhất định|nhận thức|nhận định
nhập khẩu|nuôi dưỡng|nâng cấp|nâng lương|nông dân|nông nghiệp|nông sản|nông thôn|năm học|năng lượng|năng lực|năng suất
nỗ lực|nội bộ|nội dung|nội quy|nội vụ|nợ xấu|nợ đọng|phi thường|phi vật|pháp chế|pháp luật|pháp lý|phát biểu|phát hiện
phát huy|phát hành|phát sinh|phát triển|phát động|phân bón|phân bổ|phân công|phân cấp|phân khai|phân loại|phân tích
phép xây|phê bình|phê chuẩn|phê duyệt|phòng ban|phòng cháy|phòng chống|phòng ngừa|phó phòng|phù hợp|phương hướng
phương pháp|phương thức|phương tiện|phương án|phạm vi|phối hợp|phổ biến|phổ cập|phục vụ|quan hệ|quan trọng|quan tâm
quan điểm|quy chuẩn|quy chế|quy hoạch|quy phạm|quy trình|quy định|quyết liệt|quyết toán|quyết tâm|quyết định|quá hạn
quá trình|quản lý|quốc gia|quốc phòng|quốc tế|rà soát|sinh học|siêu thị|sáng chế|sáng kiến|sáng tạo|sản lượng|sản phẩm
sản vật|sản xuất|số hóa|số liệu|số lượng|sở công|sở giao|sở giáo|sở hữu|sở khoa|sở nông|sở nội|sở tư|sở xây|sở y
sử dụng|sửa đổi|sự cố|sự kiện|sự nghiệp|tham dự|tham gia|tham khảo|tham luận|tham mưu|tham quan|thanh lý|thanh niên
thanh toán|thanh tra|thay đổi|theo dõi|theo quy|theo đúng|thi đua|thiết bị|thiết kế|thiết thực|thiết yếu|thuế suất
thuộc sở|thành lập|thành phần|thành phố|thành tích|thành viên|thành ủy|tháo gỡ|thí điểm|thích ứng|thông báo|thông qua
thông tin|thông tư|thúc đẩy|thư từ|thương hiệu|thương mại|thường trực|thường vụ|thường xuyên|thảo luận|thẩm mỹ
thẩm phán|thẩm quyền|thẩm tra|thẩm định|thế kỷ|thể chế|thể dục|thể hiện|thể loại|thể thao|thị trường|thị trấn|thị xã
thống kê|thống nhất|thổ công|thổ nhưỡng|thời gian|thời hạn|thời kỳ|thời điểm|thủ trưởng|thủ tướng|thủ tục|thủy sản
thứ tự|thử nghiệm|thực hiện|thực phẩm|thực trạng|thực tế|thực vật|tiêu biểu|tiêu chuẩn|tiêu chí|tiến bộ|tiến độ
tiếp công|tiếp nhận|tiếp tục|tiền lương|toàn bộ|toàn cầu|toàn tỉnh|tra cứu|trang bị|trang thiết|trao đổi|triển khai
triệt để|trong năm|trong quý|trong tháng|trong tỉnh|trung bình|trung thực|trung tâm|trung ương|truy xuất|truyền thông
truyền thống|trách nhiệm|trái phép|trình tự|trình độ|trí tuệ|trước ngày|trường hợp|trưởng phòng|trật tự|trọng tâm
trọng yếu|trọng điểm|trụ sở|trực thuộc|trực tiếp|trực tuyến|tuyên truyền|tuyển chọn|tuyển dụng|tuyển sinh|tuyệt đối
tuổi thọ|tuổi trẻ|tài chính|tài khoản|tài liệu|tài nguyên|tài sản|tài trợ|tác động|tính toán|tăng cường|tăng trưởng
tư liệu|tư vấn|tạm ứng|tất yếu|tập huấn|tập thể|tập trung|tỉnh ủy|tố cáo|tốc độ|tốt nghiệp|tồn tại|tồn đọng|tổ chuyên
tổ chức|tổ công|tổ giúp|tổ quốc|tổ trưởng|tổng cục|tổng hợp|tổng kết|tổng số|tổng thể|tội phạm|tờ trình|tự chủ
tự nhiên|vi phạm|viên chức|viện trợ|văn bản|văn hóa|văn kiện|văn minh|văn phòng|văn thư|vướng mắc|vấn đề|vận chuyển
vận động|vật chất|vật liệu|vật tư|vệ sinh|vị trí|vụ việc|xem xét|xin ý|xuất bản|xuất khẩu|xác minh|xác nhận|xác thực
xác định|xây dựng|xã hội|xét duyệt|xử lý|y tế|yêu cầu|áp dụng|áp lực|ý kiến|điều chỉnh|điều hành|điều kiện|điều phối
điều tra|điều động|điểm số|điện lực|điện tử|đo lường|đoàn kết|đoàn thể|đào tạo|đánh giá|đáp ứng|đô thị|đôn đốc
đúng hạn|đơn giản|đơn thư|đơn vị|đại biểu|đại hội|đảm bảo|đảng bộ|đảng viên|đảng ủy|đất đai|đấu giá|đấu thầu|đầu năm
đầu tư|đẩy mạnh|đẩy nhanh|đặc biệt|đặc sản|đặc thù|đặc điểm|đến hạn|đề cương|đề nghị|đề tài|đề xuất|đề án|địa bàn
địa chính|địa lý|địa phương|địa điểm|định kỳ|đối chiếu|đối thoại|đối tác|đối tượng|đối với|đồng bộ|đồng thời|đồng ý
đổi mới|động vật|đột xuất|đợt xuất|ấn tượng|ổn định|ủy ban|ủy quyền|ủy viên|ứng dụng
"""


def _pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Pairs that two entries share without their tones ("chỉ tiêu", "chi tiêu") decide nothing and are left out."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for entry in WRITTEN.replace("\n", "|").split("|"):
        if entry:
            first, second = entry.split()
            found.setdefault((without_tone(first), without_tone(second)), set()).add((first, second))
    return {key: next(iter(written)) for key, written in found.items() if len(written) == 1}


KNOWN: Final = frozenset(tuple(entry.split()) for entry in WRITTEN.replace("\n", "|").split("|") if entry)
MISREAD: Final = {(word, "sử"): (word, "sở") for word in ("cơ", "tra", "phòng", "đốc", "đạo")}
"""Pairs that differ in more than tones, where no "dụng" follows: ử is often read for ở."""
PAIRS: Final = _pairs()
"""Pair without tones → the pair as written."""
