"""What is made from the site's view beside its pages: feeds, calendars, open data, pictures."""
