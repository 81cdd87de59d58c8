"""How Word is driven on Windows: a short script for PowerShell, and whether Word is there at all."""

from __future__ import annotations

import sys

# Arguments: the DOCX, the PDF, and a file for the number of Word's process. `New-Object` starts a Word of its own.
# AutomationSecurity 3 forbids macros; the file is opened read-only, kept off the list of recent files. Of the export,
# 17 is PDF, `$true, $true, 1, $true` ask for properties, rights, bookmarks of headings, and tags for screen readers.
WORD_SCRIPT = r"""param([string]$docx, [string]$pdf, [string]$process)
$ErrorActionPreference = 'Stop'
$before = @(Get-Process -Name WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
    $new = @(Get-Process -Name WINWORD | Where-Object { $before -notcontains $_.Id } | ForEach-Object { $_.Id })
    if ($new.Count -eq 1) { Set-Content -LiteralPath $process -Value $new[0] -Encoding UTF8 }
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $word.Options.UpdateLinksAtOpen = $false
    $document = $word.Documents.Open($docx, $false, $true, $false)
    $document.ExportAsFixedFormat($pdf, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $false)
    $document.Close(0)
}
finally { $word.Quit(0) }
"""


def word_is_registered() -> bool:
    """Say whether this is Windows with a Word that programs can drive."""
    if sys.platform != "win32":
        return False
    import winreg  # of Windows alone

    try:
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application\\CurVer"):
            return True
    except OSError:
        return False
