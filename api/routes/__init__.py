"""The collaboration network around one household (gezin), and where it has gaps: what can be asked over HTTP.

Until there is access control the service answers this machine only, by the name `localhost` or an address of it.

- A day is written as `2023-06-12`. Names of fields are those of the casus file; names of parameters are in camelCase.
- Texts for people are in Dutch, or in English when `lang` or `Accept-Language` asks for it.
- Every answer about a casus has a strong `ETag`; with `If-None-Match` what you have already is not sent again.
- What goes wrong is told as `application/problem+json` (RFC 9457). `errors` says of everything that is wrong with the
  input where it is: the part of the request, the parameter or the path in the casus file, and the line.
- A parameter that is not known is refused, not passed over. A path never ends in a slash.
"""
