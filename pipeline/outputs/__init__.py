"""What is made of reports: tables, events, schemas, the HTML page."""
