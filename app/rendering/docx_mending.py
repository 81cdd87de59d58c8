"""What to do in Word about something that a letter cannot have, by the name that the file gives it."""

from app.i18n import tr


def mending(kind: str) -> str:
    """Return what to do about a part or an element, by the kind of its relationship, its name or its file's ending."""
    match kind:
        case "printerSettings":
            return tr("Copy everything (Ctrl+A, Ctrl+C) into a new document and save that: the printer is left behind.")
        case "font" | "embedTrueTypeFonts" | "embedSystemFonts" | "embedRegular" | "embedBold" | "embedItalic":
            return tr("In Word: File, Options, Save, and take the tick from “Embed fonts in the file”.")
        case "chart" | "chartEx" | "chartUserShapes" | "diagramData" | "diagramLayout" | "diagramColors":
            return _as_picture()
        case "diagramQuickStyle" | "diagramStyle" | "diagramDrawing":
            return _as_picture()
        case "svg" | "svgBlip" | "hdphoto" | "wdp":
            return _as_picture()
        case "oleObject" | "package" | "object" | "OLEObject" | "bin" | "control" | "activeXControlBinary":
            return _as_picture()
        case "vbaProject" | "wordVbaData" | "keyMapCustomizations" | "attachedToolbars":
            return tr("In Word: File, Save As, and choose “Word Document (.docx)”, the kind without macros.")
        case "glossaryDocument" | "aFChunk" | "altChunk" | "subDocument" | "subDoc":
            return tr("Open it in Word, copy the words themselves into a new document and save that.")
        case "mailMerge" | "mailMergeRecipientData" | "recipientData":
            return tr("In Word: Mailings, Start Mail Merge, Normal Word Document. Plaint fills letters itself.")
    return tr("Take it out in Word and save again.")


def _as_picture() -> str:
    return tr("Click it, cut it (Ctrl+X) and paste it again as a picture: Paste Special, Picture (PNG). Or delete it.")


def outside_mending(kind: str) -> str:
    """Return what to do about something that the file fetches from elsewhere, by the kind of its relationship."""
    match kind:
        case "attachedTemplate":
            return tr("In Word: File, Options, Add-ins, Manage Templates, Go: clear the document template’s name.")
        case "image" | "hyperlink":
            return tr("In Word: File, Info, Edit Links to Files, Break Link; or insert the picture itself.")
        case "mailMergeSource" | "mailMergeHeaderSource":
            return mending("mailMerge")
    return tr("Put it into the file itself, or take it out.")
