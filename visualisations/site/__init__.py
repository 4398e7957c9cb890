"""The pages of the web application: from what was computed to HTML, each useful as it stands, without any script."""
