"""The process: settings, the one place that builds everything, the dispatcher, the schedule, the command line."""
