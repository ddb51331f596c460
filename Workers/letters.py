"""Turns letters in HTML into PDF/A-3a with PDF/UA-1 tags: a long-lived worker beside `rathaus`.

Frames on standard input: one line of JSON {"id", "language", "bytes"} and then that many bytes of HTML.
Frames on standard output: one line {"id", "bytes"} or {"id", "error"}, and then that many bytes of PDF.
Nothing is fetched: a letter holds all that it shows.
"""
import json
import logging
import os
import sys

import weasyprint
from weasyprint.text.fonts import FontConfiguration

# ISO 14289-1, 5: the mark of PDF/UA; ISO 19005-3, 6.6.2.3: its schema must be described in a PDF/A file.
PDF_UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def refuse(url, *_, **__):
    raise ValueError("a letter fetches nothing: " + url[:80])


def pdf(html, fonts):
    """The letter's PDF; PDF/A and PDF/UA marks share one metadata stream."""
    document = weasyprint.HTML(string=html, url_fetcher=refuse, base_url="about:blank").render(
        font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True)
    plain = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = lambda *given: plain(*given).replace(b"</rdf:RDF>", PDF_UA)
    return document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)


def read_frame(stream):
    line = stream.readline()
    if not line:
        return None, None
    head = json.loads(line)
    return head, stream.read(int(head["bytes"]))


def main():
    # A letter takes the time of a hundred pages; nobody who fills in a form shall wait for it.
    os.nice(5)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    source, sink, fonts = sys.stdin.buffer, sys.stdout.buffer, FontConfiguration()
    while True:
        head, html = read_frame(source)
        if head is None:
            return
        try:
            body = pdf(html.decode("utf-8"), fonts)
            answer = {"id": head["id"], "bytes": len(body)}
        except Exception as error:                       # whatever a letter holds, the worker goes on
            body, answer = b"", {"id": head["id"], "error": str(error)[:500]}
        sink.write(json.dumps(answer).encode() + b"\n" + body)
        sink.flush()


if __name__ == "__main__":
    main()
