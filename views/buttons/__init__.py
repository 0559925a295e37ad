"""Every button's callback data, typed. Ids only: by pressing, nobody does what a service does not allow them."""
