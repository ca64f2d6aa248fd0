@echo off
rem Runs the Maven on the PATH in this folder; on Linux and macOS, mvnw can fetch one by itself.
where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: needs Apache Maven 3.8.7 or newer on the PATH and a JDK 25 or newer: install both 1>&2
  exit /b 1
)
pushd "%~dp0"
call mvn %*
set result=%errorlevel%
popd
exit /b %result%
