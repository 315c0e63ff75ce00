@echo off
rem Starts Dryscale on Windows. DRYSCALE_JAVA_OPTS holds further options for java.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -Dfile.encoding=UTF-8 -Djava.awt.headless=true %DRYSCALE_JAVA_OPTS% -cp "%~dp0dryscale.jar;%~dp0dryscale-aws.jar" dev.dryscale.cli.Main %*
exit /b %ERRORLEVEL%
