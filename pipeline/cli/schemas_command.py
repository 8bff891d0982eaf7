"""`sitrep schemas`."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.exits import CommandError, Exit, named_failures
from pipeline.cli.project import project_root
from pipeline.publishing.exports.document import EXPORTS_PATH, exports_document
from pipeline.reference.export_codes import load_export_codes
from schemas.documents import stale_documents, write_documents


def schemas_command(
    check: Annotated[bool, typer.Option("--check", help="Only look; exit code 4 when a document is stale.")] = False,
) -> None:
    """Writes JSON Schemas, data dictionary and the document of exports, and prints what was written.

    Examples:

        sitrep schemas

        sitrep schemas --check
    """
    with named_failures():
        root = project_root()
        others = {EXPORTS_PATH: exports_document(load_export_codes(root / "seeds"))}
        if not check:
            for path in write_documents(root, others=others):
                print(path.relative_to(root).as_posix())
            return
        stale = stale_documents(root, others=others)
        if stale:
            raise CommandError(f"stale: {', '.join(stale)}; run `sitrep schemas`", Exit.INVALID)
