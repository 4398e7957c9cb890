"""Reports for the file and for the gezin: what they say (`dossier`, `gezin`), and as PDF, Word, page and text."""
