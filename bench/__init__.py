"""What the figures of the README are made with: ``make bench``. Ratios are measured in one run; machines are noisy."""
