@echo off
rem Starts Fenjer from this folder. Arguments are passed on: Fenjer.bat kiosk
setlocal
set "HERE=%~dp0"
set "FITS=import sys; sys.exit('.'.join(map(str, sys.version_info[:2])) not in '@PYTHONS@'.split())"

rem A Python that somebody has laid beside this file comes first.
set PYTHON="%HERE%python\python.exe"
if exist %PYTHON% goto found
for %%V in (@PYTHONS@) do (
  set PYTHON=py -%%V
  py -%%V -I -c "%FITS%" >nul 2>nul && goto found
)
for %%P in (python python3) do (
  set PYTHON=%%P
  %%P -I -c "%FITS%" >nul 2>nul && goto found
)
echo Fenjer found no Python here that it can use. It needs one of these, 64-bit: @PYTHONS@.
set STATUS=3
goto ended

:found
%PYTHON% -I "%HERE%start.py" %*
set STATUS=%ERRORLEVEL%

:ended
rem Whoever double-clicked would not see why the window closed.
if not "%STATUS%"=="0" if "%~1"=="" pause
exit /b %STATUS%
