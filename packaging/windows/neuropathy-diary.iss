; The installer for Windows (Inno Setup 6): `python packaging/windows/installer.py`, which gives the values below.
; It needs no administrator, and neither it nor removing the program touches a diary.
#ifndef AppVersion
  #error Call it by installer.py, which knows version, publisher and bundle.
#endif
[Setup]
AppId={#Identifier}
AppName=Neuropathy Diary
AppVersion={#AppVersion}
AppPublisher={#Publisher}
AppPublisherURL={#Address}
AppSupportURL={#Address}
DefaultDirName={autopf}\Neuropathy Diary
DefaultGroupName=Neuropathy Diary
DisableProgramGroupPage=yes
LicenseFile={#Root}\LICENSE
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={#Root}\build\bundle\icon.ico
UninstallDisplayIcon={app}\Neuropathy Diary.exe
OutputDir={#Root}\dist
OutputBaseFilename=neuropathy-diary-{#AppVersion}-windows-x86_64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[InstallDelete]
; A module that the newer version does not have any more would be loaded from the older one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Neuropathy Diary"; Filename: "{app}\Neuropathy Diary.exe"; AppUserModelID: "neuropathy-diary"
Name: "{autodesktop}\Neuropathy Diary"; Filename: "{app}\Neuropathy Diary.exe"; Tasks: desktopicon; AppUserModelID: "neuropathy-diary"

[Registry]
; "Open with", for files of the kind that a diary is; nothing is opened by it unless somebody chooses so.
Root: HKA; Subkey: "Software\Classes\Applications\Neuropathy Diary.exe\shell\open\command"; ValueType: string; ValueData: """{app}\Neuropathy Diary.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\Neuropathy Diary.exe\SupportedTypes"; ValueType: string; ValueName: ".sqlite"; ValueData: ""
; The reminder at login, which the program writes when it is asked for in Settings; it goes with the program.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "neuropathy-diary-reminder"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\Neuropathy Diary.exe"; Description: "{cm:LaunchProgram,Neuropathy Diary}"; Flags: nowait postinstall skipifsilent
