#!/bin/sh
# Runs within a bare Debian: installs the older package, then the newer over it, uses and removes that. Arguments: both files, the suite.
set -eu
old="/trial/$1" new="/trial/$2"
cd /trial
suite=$3
export NEUROPATHY_DIARY_STATE="$HOME/state"

apt-get update -qq
before=$(dpkg-query -W | wc -l)
echo "-- installing $1"
apt-get install -y -qq --no-install-recommends "$old" >/dev/null 2>/trial/apt.log || { cat /trial/apt.log; exit 1; }
echo "packages: $before, then $(dpkg-query -W | wc -l)"

echo "-- an evening with the older version; settings; a diary of each earlier schema"
neuropathy-diary log --day 2026-11-22 --numbness 4 --did brisk-walk=25 --note "Slept well"
home="$HOME"/.local/share/neuropathy-diary
cp -r "$home" /trial/before
mkdir -p "$home" && printf '{"text_size": 150}\n' >"$home/settings.json"
for diary in /trial/diary_v*.sqlite; do
  mkdir -p "${diary%.sqlite}" && cp "$diary" "${diary%.sqlite}/diary.sqlite"
done

echo "-- $2 over it"
apt-get install -y -qq --no-install-recommends "$new" >/dev/null 2>/trial/apt.log || { cat /trial/apt.log; exit 1; }
neuropathy-diary --version
neuropathy-diary show --day 2026-11-22 | grep -q "Slept well"
grep -q 150 "$home/settings.json"
for folder in /trial/diary_v*/; do
  neuropathy-diary --data-dir "$folder" check | grep -q "The file is sound."
  echo "$(basename "$folder"): opened, sound"
done

echo "-- what a person does"
for format in csv csv-wide json xlsx html fhir; do
  neuropathy-diary export --format "$format" --output "/trial/out.$format" >/dev/null
done
neuropathy-diary summary --from 2026-10-26 --to 2026-11-22 --output /trial/out.pdf >/dev/null
head -c 5 /trial/out.pdf | grep -q '%PDF-'
neuropathy-diary --data-dir /trial/again import /trial/out.json >/dev/null
printf 'zwei Pferde im Mai\n' >/trial/words
neuropathy-diary --data-dir /trial/again passphrase --new-fd 3 3</trial/words >/dev/null
if head -c 15 /trial/again/diary.sqlite | grep -q "SQLite format 3"; then echo "It is not encrypted."; exit 1; fi

echo "-- the window, opened by what the menu entry says, an evening by keyboard and by mouse"
apt-get install -y -qq --no-install-recommends xvfb openbox xdotool imagemagick xauth >/dev/null 2>/trial/apt.log || { cat /trial/apt.log; exit 1; }
command -v python3 >/dev/null && echo "(a Python came with those tools)"
command=$(sed -n 's/^Exec=\(.*\) %f$/\1/p' /usr/share/applications/neuropathy-diary.desktop)
Xvfb :99 -screen 0 1200x800x24 >/dev/null 2>&1 &
screen=$!
export DISPLAY=:99
sleep 2
openbox >/dev/null 2>&1 &
$command >/trial/window.log 2>&1 &
window=$!
xdotool search --sync --onlyvisible --name "Neuropathy Diary" >/dev/null
sleep 6
xdotool key alt+n; sleep 1; xdotool key 6; sleep 1
import -window root "/trial/$suite-evening.png"
xdotool key ctrl+3; sleep 6
import -window root "/trial/$suite-trends.png"
xdotool key ctrl+4; sleep 6
import -window root "/trial/$suite-summary.png"
kill -TERM "$window"
wait "$window" || true
kill "$screen"
neuropathy-diary show | grep -q "Numbness: 6"
if grep -i "error\|warning\|traceback" /trial/window.log; then exit 1; fi

echo "-- removed; the diary stays"
apt-get purge -y -qq neuropathy-diary >/dev/null 2>&1
test ! -e /usr/bin/neuropathy-diary && test ! -e /usr/lib/neuropathy-diary
test -s "$home/diary.sqlite" && test -s "$home/settings.json" && test -s /trial/out.pdf
echo "-- and is read again after it is installed again"
apt-get install -y -qq --no-install-recommends "$new" >/dev/null 2>&1
neuropathy-diary show --day 2026-11-22 | grep -q "Slept well"
