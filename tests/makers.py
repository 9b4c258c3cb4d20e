"""Tiny files of the kinds that are read, made by hand: PDF, Word, WARC, mail."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from html import escape as escaped
from xml.sax.saxutils import escape

#: A piece of text on a page: left, bottom, size, words.
Placed = tuple[float, float, float, str]


def make_pdf(pages: Sequence[Sequence[Placed]], **properties: str) -> bytes:
    """A PDF file with words at given places, in Helvetica; a page without any is blank."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for placed in pages:
        drawn = "\n".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({_quoted(words)}) Tj ET" for left, bottom, size, words in placed
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append("<<" + "".join(f"/{name}({_quoted(value)})" for name, value in properties.items()) + ">>")
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _quoted(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(left: float, top: float, lines: Sequence[str], size: float = 10, step: float = 12) -> list[Placed]:
    """Lines one below the other."""
    return [(left, top - number * step, size, words) for number, words in enumerate(lines)]


def make_docx(*paragraphs: tuple[str, str], author: str = "", extra: str = "") -> bytes:
    """A Word document of paragraphs with the names of their styles; `extra` is markup of the body."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        for words, style in paragraphs
    )
    core = f"<p><creator>{escape(author)}</creator><created>2022-01-20T10:00:00Z</created></p>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}{extra}</w:body></w:document>'
        )
        archive.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def make_record(
    address: str, body: bytes, media: str = "text/html", status: str = "200 OK", packing: str | None = None
) -> bytes:
    """One record of a web archive: a server's answer."""
    headers = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n"
    if packing:
        headers += f"Content-Encoding: {packing}\r\n"
    answer = headers.encode() + b"\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-02-01T09:30:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def make_warc(*records: bytes, packed: bool = True) -> bytes:
    """An archive of records, each packed by itself, as crawlers write them."""
    return b"".join(map(gzip.compress, records)) if packed else b"".join(records)


ARTICLE = (
    "The two governments said on Tuesday that their talks in the port of Tessel would go on for another week. "
    "The foreign minister of Arland, Vera Berg, said that nothing had been agreed about the bridge. "
    "Borduria denied that its troops had come closer to the river, and asked for observers at both ends of it. "
    "About 4,000 soldiers took part in the exercise, the ministry in Arland said, twice as many as a year ago."
)


def make_page(title: str, day: str = "2022-01-25", text: str = ARTICLE, head: str = "") -> bytes:
    """A web page with an article, a menu and a footer."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head><body>'
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{title}</h1><p>{text}</p><p>{text[::-1][::-1]} {title}.</p></article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()


LONG = f"<p>{ARTICLE}</p><p>{ARTICLE}</p>"
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Tessel Bell &ndash; World</title><link>https://bell.example/</link>
<item><title>Talks &amp; more talks</title><link>https://bell.example/talks?utm_source=rss#top</link>
 <pubDate>Tue, 25 Jan 2022 23:30:00 +0200</pubDate><dc:creator>Vera Berg</dc:creator>
 <content:encoded><![CDATA[{LONG}<p>The post Talks appeared first on The Tessel Bell.</p>]]></content:encoded></item>
<item><title>A teaser</title><link>/teaser</link>
 <description>The talks went on until midnight [&hellip;]</description></item>
<item><title>Neither</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tessel Post</title>
<entry><title type="html">Bridge &amp;amp; river</title><link rel="self" href="https://post.example/self"/>
<link href="https://post.example/bridge"/><updated>2022-01-26T08:00:00Z</updated><published>2022-01-25T08:00:00Z</published>
<author><name>A. Person</name></author><content type="html">{escaped(LONG)}</content></entry></feed>"""
NINJS = {
    "uri": "urn:bell:1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2022-01-25T08:00:00Z",
    "headline": "Talks go on",
    "byline": "Vera Berg",
    "body_html": f"<h1>Talks go on</h1><p>{ARTICLE}</p>",
    "infosources": [{"name": "Tessel Press Agency"}],
}
REGISTRY = {
    "uri": "7",
    "lang": "eng",
    "dateTimePub": "2022-01-25T07:10:00Z",
    "url": "https://bell.example/a",
    "title": "Talks go on",
    "body": ARTICLE,
    "source": {"uri": "bell.example", "title": "The Tessel Bell"},
    "authors": [{"name": "Vera Berg"}],
}
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1"><itemMeta><itemClass qcode="ninat:text"/><provider><name>Tessel Press Agency</name></provider>
<versionCreated>2022-01-26T08:00:00Z</versionCreated><firstCreated>2022-01-25T08:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Talks go on</headline><by>Vera Berg</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>{ARTICLE}</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
<newsItem guid="urn:3"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
</itemSet></newsMessage>"""
MAIL = b"""From 1 Tue Jan 25 08:00:00 2022
Message-ID: <one@tessel.example>
From: =?utf-8?q?Vera_Bj=C3=B6rk?= <vera@tessel.example>
Subject: =?utf-8?b?VGFsa3MgZ28gb24=?=
Date: Tue, 25 Jan 2022 23:30:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1

The caf\xe9 was full of delegates, she wrote.
>From the bridge one saw nothing.

On Mon, 24 Jan 2022 A. Person wrote:
> What does one see?
--\x20
Vera Bj\xf6rk, The Tessel Bell

From 2 Wed Jan 26 08:00:00 2022
Message-ID: <two@tessel.example>
From: news@tessel.example
Subject: Report
Date: Wed, 26 Jan 2022 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/html

<p>See the <b>report</b>.</p><p>It is short.</p>
--cut
Content-Type: text/plain
Content-Disposition: attachment; filename="report.txt"

The ministry counted 4,000 soldiers.
--cut
Content-Type: application/x-thing
Content-Disposition: attachment; filename="thing.bin"

abc
--cut--
"""
