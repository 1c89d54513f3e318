"""Make the sample files beside this one with the programs that people use; see README.md.

Needs LibreOffice (soffice) and Chromium by playwright. All texts were written for Sayso.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).parent
TITLE = "Northam to Run Trams Through the Night"
BODY = (
    "Northam will run its trams through the night from May, Mayor Ann Lee said on Monday.",
    (
        "“We heard those who work when others sleep,” Lee told reporters at the depot in Harbour "
        "Street. “They deserve a ride home.”"
    ),
    (
        "Tom Ward, who speaks for the drivers’ union, warned that the plan would need ninety more "
        "drivers. “Nobody has told us where they are to come from,” he said, and he called the "
        "timetable a well-meant wish."
    ),
    (
        "The opposition leader, Ruth Okafor, said the council had not published what the night "
        "service would cost. She denied that her party wanted to end the pilot scheme."
    ),
    (
        "According to the transport office, some 4,000 people used the night buses on an average "
        "weekend last year."
    ),
    "The council will vote on the timetable on 12 March.",
)
LONG = (
    (
        "Lee said the administration had considered the objections of residents near the depot, "
        "and that the new tracks would be considerably quieter than those which they replace."
    ),
    (
        "Ward answered that the administration had not asked the drivers once, and that the "
        "well-meant timetable would not survive its first winter in a harbour town."
    ),
    (
        "Okafor said she would ask for an independent investigation of the costs, since the "
        "council had underestimated those of the new bridge by a third."
    ),
    (
        "The transport office said that it would publish its calculations before the vote, "
        "together with the answers of the seventeen organisations that it had consulted."
    ),
)
BREAKS = ("admini-stration", "consider-ably", "indepen-dent", "investi-gation", "calcu-lations",
          "organi-sations", "under-estimated", "oppo-sition")  # fmt: skip


def broken(text: str) -> str:
    """A text with soft hyphens, at which the programs break words at the end of a line."""
    for word in BREAKS:
        text = text.replace(word.replace("-", ""), word.replace("-", "\N{SOFT HYPHEN}"))
    return text


NS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for name, what in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
TRACKED = """<text:tracked-changes>
<text:changed-region text:id="d1"><text:deletion><office:change-info><dc:creator>Sam</dc:creator>
<dc:date>2021-03-02T10:00:00</dc:date></office:change-info><text:p>deleted words that nobody said
</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="i1"><text:insertion><office:change-info><dc:creator>Sam</dc:creator>
<dc:date>2021-03-02T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>"""
TABLE = """<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Line</text:p>
</table:table-cell><table:table-cell office:value-type="string"><text:p>First night</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Harbour</text:p>
</table:table-cell><table:table-cell office:value-type="string"><text:p>1 May</text:p>
</table:table-cell></table:table-row></table:table>"""


def fodt(tracked: bool, columns: int) -> str:
    """An OpenDocument text as one XML file, with what office documents hold."""
    style = (
        '<style:style style:name="Cols" style:family="section"><style:section-properties>'
        f'<style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/>'
        "</style:section-properties></style:style>"
    )
    just = (
        '<style:style style:name="J" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:text-align="justify" fo:text-indent="0.4cm"/>'
        '<style:text-properties fo:hyphenate="true" fo:language="en" fo:country="GB"/>'
        "</style:style>"
    )
    page = (
        '<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="14.8cm" '
        'fo:page-height="16cm" fo:margin="2cm"/><style:header-style/><style:footer-style/>'
        "</style:page-layout>"
    )
    master = (
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="P"><style:header><text:p>The Northam Post, Tuesday</text:p>'
        "</style:header><style:footer><text:p><text:page-number>1</text:page-number></text:p>"
        "</style:footer></style:master-page></office:master-styles>"
    )
    texts = [f'<text:p text:style-name="J">{p}</text:p>' for p in BODY]
    if columns > 1:
        texts += [f'<text:p text:style-name="J">{broken(p)}</text:p>' for p in LONG]
    if tracked:
        note = (
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>A footnote of the desk.</text:p></text:note-body></text:note>"
        )
        texts[0] = texts[0].replace("May,", f"May,{note}")
        texts[1] = texts[1].replace(
            "sleep,”",
            'sleep,”<text:change text:change-id="d1"/><text:change-start text:change-id="i1"/>'
            ' the mayor,<text:change-end text:change-id="i1"/>',
        )
        texts.insert(4, TABLE)
    body = "".join(texts)
    if columns > 1:
        body = f'<text:section text:style-name="Cols" text:name="S">{body}</text:section>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:style style:name="Standard" style:family="paragraph"/><style:style '
        'style:name="Title" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties fo:font-size="18pt"/></style:style></office:styles>'
        f"<office:automatic-styles>{style}{just}{page}</office:automatic-styles>{master}"
        f"<office:body><office:text>{TRACKED if tracked else ''}"
        f'<text:p text:style-name="Title">{TITLE}</text:p>{body}</office:text></office:body>'
        "</office:document>"
    )


def office(source: Path, form: str, name: str, *options: str) -> None:
    """Have LibreOffice convert a file."""
    out = source.parent / "converted"
    subprocess.run(
        ["soffice", "--headless", *options, "--convert-to", form, "--outdir", out, source],
        check=True, capture_output=True,
    )  # fmt: skip
    suffix = form.partition(":")[0]
    shutil.move(out / f"{source.stem}.{suffix}", HERE / name)


def html() -> str:
    """A page with what stands around an article."""
    text = "".join(f"<p>{broken(p)}</p>" for p in (*BODY, *LONG))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        '<meta property="og:site_name" content="The Northam Post"><meta name="date" '
        'content="2021-03-02"><style>@media print { @page { size: A5 } nav { display: none } '
        "div { columns: 2; text-align: justify; hyphens: manual } }</style></head><body>"
        f"<nav><a href=/>Home</a> <a href=/s>Sport</a></nav><article><h1>{TITLE}</h1>"
        f"<div>{text}</div></article></body></html>"
    )


def browser(folder: Path) -> None:
    """Have Chromium save a page as .mhtml and print it as PDF."""
    from playwright.sync_api import sync_playwright

    page_file = folder / "page.html"
    page_file.write_text(html(), "utf-8")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"))
        page = chromium.new_page()
        page.route("**/*", lambda route: route.fulfill(path=page_file))
        page.goto("https://northampost.example/trams")
        client = page.context.new_cdp_session(page)
        saved = client.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        (HERE / "page.mhtml").write_bytes(saved.encode("utf-8"))
        page.pdf(
            path=HERE / "printed.pdf", display_header_footer=True, format="A5",
            margin={"top": "1.5cm", "bottom": "1.5cm", "left": "1cm", "right": "1cm"},
        )  # fmt: skip
        page.set_content(f"<canvas id=c width=600 height=300></canvas><script>{SCAN}</script>")
        page.pdf(path=HERE / "scan.pdf", format="A5")
        chromium.close()


SCAN = (
    "const c = document.getElementById('c').getContext('2d'); c.font = '20px serif';"
    f"c.fillText('{TITLE}', 20, 60); c.fillText('Written for Sayso.', 20, 100);"
)


def mail() -> None:
    """A mail as a mail program makes it: two texts, a picture within, an attachment, forwarded."""
    made = EmailMessage()
    made["From"] = "Sam Field <sam@northampost.example>"
    made["To"] = "Desk <desk@northampost.example>"
    made["Subject"] = f"Fwd: {TITLE}"
    made["Date"] = "Tue, 02 Mar 2021 10:30:00 +0100"
    head = (
        "---------- Forwarded message ---------\nFrom: The Northam Post <news@northampost.example>"
        f"\nDate: Tue, 2 Mar 2021 at 07:00\nSubject: {TITLE}\nTo: <sam@northampost.example>\n\n\n"
    )
    quoted = "\n> \n".join(f"> {p}" for p in BODY)
    text = f"{head}{quoted}\n\n-- \nSam Field\nThe Northam Post\n"
    made.set_content(text, charset="windows-1252", cte="quoted-printable")
    made.add_alternative(
        f"<div>{head.replace(chr(10), '<br>')}</div>" + "".join(f"<p>{p}</p>" for p in BODY),
        subtype="html",
    )
    made.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<logo>")
    made.add_attachment(b"%PDF-1.4", "application", "pdf", filename="timetable.pdf")
    (HERE / "forwarded.eml").write_bytes(made.as_bytes())


TABLE_ROWS = [
    ["ID", " Headline ", "Published", "Source", "Body"],
    ["np-1", TITLE, "2021-03-02", "The Northam Post", "\n\n".join(BODY[:3])],
    ["np-2", "“Quieter” Trams; a Promise", "2021-03-03", "Northam Echo", "\n\n".join(LONG[:2])],
]


def tables(folder: Path) -> None:
    """A table as LibreOffice writes it: a workbook, and CSV with semicolons."""
    import csv

    source = folder / "table.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(TABLE_ROWS)
    given = "--infilter=CSV:44,34,76,1"
    office(source, "xlsx", "table.xlsx", given)
    office(
        source, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", "semicolon.csv",
        given,
    )  # fmt: skip


def main() -> None:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "article.fodt"
        source.write_text(fodt(tracked=True, columns=1), "utf-8")
        for form in ("docx", "odt", "rtf"):
            office(source, form, f"tracked.{form}")
        source.write_text(fodt(tracked=False, columns=2), "utf-8")
        office(source, "pdf", "columns.pdf")
        tables(folder)
        browser(folder)
        mail()


if __name__ == "__main__":
    main()
