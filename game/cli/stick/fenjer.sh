#!/bin/sh
# Starts Fenjer from this folder. Arguments are passed on: sh fenjer.sh kiosk
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
fits='import sys; sys.exit(".".join(map(str, sys.version_info[:2])) not in "@PYTHONS@".split())'
for version in @PYTHONS@ 3 ""; do
  python=python$version
  if "$python" -I -c "$fits" 2>/dev/null; then
    exec "$python" -I "$here/start.py" "$@"
  fi
done
echo "Fenjer found no Python here that it can use. It needs one of these, 64-bit: @PYTHONS@." >&2
exit 3
