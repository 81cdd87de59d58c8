; The installer of Plaint for Windows: for one person, without an administrator. `windows_installer.py` beside it
; runs it. Debian's and Ubuntu's makensis has the 64-bit target; the one from NSIS's own site does not.
;
;   Plaint-….exe               installs, with a window
;   Plaint-….exe /S            the same without one; /D=C:\some folder (last, no quotes) chooses another place
;   uninstall.exe              asks whether the letters go too; the answer that is ready is no
;   uninstall.exe /S           keeps the letters; with /DATA=remove they go
;
; Exit codes: 0 done, 2 it could not be done and nothing was changed, 3 Plaint is open (as the command line has it).

Target amd64-unicode
!ifdef QUICK ; for a trial, where the size is not looked at
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
CRCCheck force

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh

; Given by windows_installer.py: BUNDLE, the folder; VERSION and VERSION4; SIZE_KB; OUTPUT; perhaps ICON, SIGN and QUICK.
!define NAME "Plaint"
!define PROGRAM "plaint.exe"
!define CONSOLE "plaint.com" ; the same for those who type commands: it can write where they type
!define SHARED "plaint.pkg" ; what is in both
!define DATA "$LOCALAPPDATA\Plaint"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Plaint"
!define CLASSES "Software\Classes"
!define IS_OPEN 3
!define FAILED 2
!define SAYS_OPEN "Plaint is open. Please close it, then try again. Nothing has been changed."

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Plaint"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs Plaint"
VIAddVersionKey CompanyName "The Plaint project"
VIAddVersionKey LegalCopyright "MIT licence"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_WELCOMEPAGE_TITLE "Plaint ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Plaint helps you to write a complaint that gets answered.$\r$\n$\r$\nIt is installed for you alone and needs no administrator. Letters that you have already written with it stay as they are.$\r$\n$\r$\nPlaint sends nothing from this computer unless you do."
!define MUI_FINISHPAGE_TITLE "Plaint is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open Plaint now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs can't be opened for writing. That holds for every Plaint from this folder: its window, its
; commands, and the process that looks at foreign files.
!macro REFUSE_WHILE_OPEN
  !insertmacro REFUSE_WHILE_RUNNING "${PROGRAM}"
  !insertmacro REFUSE_WHILE_RUNNING "${CONSOLE}"
!macroend

!macro REFUSE_WHILE_RUNNING NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${SAYS_OPEN}" /SD IDOK
      SetErrorLevel ${IS_OPEN}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Plaint needs Windows 10 or 11." /SD IDOK
    SetErrorLevel ${FAILED}
    Quit
  ${EndIf}
  !insertmacro REFUSE_WHILE_OPEN
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\new"
FunctionEnd

Function un.onInit
  ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}" ; never work in a folder that is not Plaint's
  ${AndIfNot} ${FileExists} "$INSTDIR\_internal\*.*"
    SetErrorLevel ${FAILED}
    Quit
  ${EndIf}
  !insertmacro REFUSE_WHILE_OPEN
FunctionEnd

; A part of the old version: whether it is there, is seen by HERE. An earlier version may lack some.
!macro SET_ASIDE NAME HERE
  ${If} ${FileExists} "$INSTDIR\${HERE}"
    Rename "$INSTDIR\${NAME}" "$INSTDIR\old\${NAME}"
    ${If} ${Errors}
      Goto back
    ${EndIf}
  ${EndIf}
!macroend

!macro PUT_IN_PLACE NAME
  Rename "$INSTDIR\new\${NAME}" "$INSTDIR\${NAME}"
  ${If} ${Errors}
    Goto back
  ${EndIf}
!macroend

; What has been put in place goes back to the rest of the new version, which is removed.
!macro PUT_BACK NAME HERE
  ${IfNot} ${FileExists} "$INSTDIR\new\${HERE}"
    Rename "$INSTDIR\${NAME}" "$INSTDIR\new\${NAME}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\old\${HERE}"
    Rename "$INSTDIR\old\${NAME}" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

!macro FILE_TYPE ENDING TYPE MEDIA WORDS
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "Content Type" "${MEDIA}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\_internal\resources\plaint.ico"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

!macro NO_FILE_TYPE ENDING TYPE
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${TYPE}" ; another program may have taken the type over
    DeleteRegKey HKCU "${CLASSES}\${ENDING}"
  ${Else}
    DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
!macroend

; Everything is unpacked beside the old version first: a full disk or a broken download leaves that one as it is.
Section "Plaint"
  !insertmacro REFUSE_WHILE_OPEN ; it may have been opened while the first page was read
  RMDir /r "$INSTDIR\new"
  SetOutPath "$INSTDIR\new"
  SetOverwrite try
  ClearErrors
  File /r "${BUNDLE}/*"
  ${If} ${Errors}
    Goto failed
  ${EndIf}
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  ${If} ${Errors}
    Goto failed
  ${EndIf}
  SetOutPath "$INSTDIR" ; else Windows holds on to "new"

  RMDir /r "$INSTDIR\old"
  CreateDirectory "$INSTDIR\old"
  ClearErrors
  !insertmacro SET_ASIDE "${PROGRAM}" "${PROGRAM}"
  !insertmacro SET_ASIDE "${CONSOLE}" "${CONSOLE}"
  !insertmacro SET_ASIDE "${SHARED}" "${SHARED}"
  !insertmacro SET_ASIDE "_internal" "_internal\*.*"
  !insertmacro PUT_IN_PLACE "_internal"
  !insertmacro PUT_IN_PLACE "${SHARED}"
  !insertmacro PUT_IN_PLACE "${CONSOLE}"
  !insertmacro PUT_IN_PLACE "${PROGRAM}"
  Delete "$INSTDIR\uninstall.exe"
  Rename "$INSTDIR\new\uninstall.exe" "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  Goto placed

  back: ; whatever was moved is moved back
    !insertmacro PUT_BACK "_internal" "_internal\*.*"
    !insertmacro PUT_BACK "${SHARED}" "${SHARED}"
    !insertmacro PUT_BACK "${CONSOLE}" "${CONSOLE}"
    !insertmacro PUT_BACK "${PROGRAM}" "${PROGRAM}"
  failed:
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\new"
    RMDir "$INSTDIR\old"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "Plaint could not be installed: the disk may be full, or another program holds on to a file. What was there before is as it was." /SD IDOK
    SetErrorLevel ${FAILED}
    Quit
  placed:

  CreateShortCut "$SMPROGRAMS\Plaint.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "Write a complaint that gets answered"

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "The Plaint project"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1

  !insertmacro FILE_TYPE ".plaintpack" "Plaint.Pack" "application/vnd.plaint.pack" "Letters for Plaint"
  !insertmacro FILE_TYPE ".plaintbackup" "Plaint.Backup" "application/vnd.plaint.backup" "Backup of Plaint"
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  StrCpy $1 "keep"
  ${If} ${FileExists} "${DATA}\*.*"
    ${If} ${Silent}
      ${GetParameters} $2
      ${GetOptions} $2 "/DATA=" $1
      StrCpy $1 $1 6 ; behind it may stand where the program is, if there are spaces in that
    ${Else}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your letters as well?$\r$\n$\r$\nYes: every case, letter, reply, piece of evidence and backup in ${DATA} goes, for everybody who uses Plaint on this account. This can't be undone.$\r$\n$\r$\nNo: they stay, and are there if you install Plaint again.$\r$\n$\r$\nLetters that you saved elsewhere stay in any case." IDNO kept
      StrCpy $1 "remove"
      kept:
    ${EndIf}
  ${EndIf}

  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\${SHARED}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing of somebody else's is in it
  Delete "$SMPROGRAMS\Plaint.lnk"

  DeleteRegKey HKCU "${ENTRY}"
  !insertmacro NO_FILE_TYPE ".plaintpack" "Plaint.Pack"
  !insertmacro NO_FILE_TYPE ".plaintbackup" "Plaint.Backup"
  ${RefreshShellIcons}

  ${If} $1 == "remove"
    RMDir /r "${DATA}"
    FindFirst $3 $4 "${DATA}-*" ; those of others at this account, see app/services/people_folders.py
    ${DoWhile} $4 != ""
      ${If} ${FileExists} "$LOCALAPPDATA\$4\people.json"
        RMDir /r "$LOCALAPPDATA\$4"
      ${EndIf}
      FindNext $3 $4
    ${Loop}
    FindClose $3
  ${EndIf}
SectionEnd
