"""Letters: an archive of letters and payslips that stands behind the second lock."""
