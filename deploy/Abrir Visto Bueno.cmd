@echo off
rem Opens Visto Bueno on Windows: finds a Python and leaves the rest to start.py, which lies beside it.
rem A folder dropped on this file is the one that is opened.
chcp 65001 >nul
setlocal
title Visto Bueno
for %%V in (3.13 3.12 3.11 3.14) do (
  py -%%V -c "import sys" >nul 2>nul && set "VB_PYTHON=py -%%V" && goto found
)
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "VB_PYTHON=python" && goto found
echo.
echo Para abrir Visto Bueno falta Python 3.11 o más nuevo, que es gratuito.
echo.
echo   1. Descárguelo de www.python.org (el instalador de Windows, de 64 bits).
echo   2. Al instalarlo, marque la casilla «Add python.exe to PATH».
echo   3. Abra otra vez este archivo.
echo.
echo Si el equipo es de la entidad, pídaselo a quien lo administra.
echo.
pause
exit /b 2

:found
%VB_PYTHON% "%~dp0start.py" %*
set "VB_ENDED=%ERRORLEVEL%"
if not "%VB_ENDED%"=="0" pause
exit /b %VB_ENDED%
