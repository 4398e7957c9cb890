"""The web application: one route for each page, on the same store and the same findings as the API.

Pages work without any script: what a reader chooses is a link or a form. Nothing is fetched from another host, and the
content security policy of every page holds a browser to that.
"""
