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
cp -r "$home" /trial/compared
for format in csv csv-wide json xlsx html fhir; do
  neuropathy-diary export --format "$format" --output "/trial/out.$format" >/dev/null
done
neuropathy-diary summary --from 2026-10-26 --to 2026-11-22 --output /trial/out.pdf >/dev/null
neuropathy-diary --data-dir /trial/again import /trial/out.json >/dev/null
printf 'zwei Pferde im Mai\n' >/trial/words
neuropathy-diary --data-dir /trial/again passphrase --new-fd 3 3</trial/words >/dev/null
if head -c 15 /trial/again/diary.sqlite | grep -q "SQLite format 3"; then echo "It is not encrypted."; exit 1; fi

# Waits until a window of the program is titled so; the screen may be slow.
titled() {
  for _second in $(seq 60); do
    xdotool search --onlyvisible --class neuropathy-diary getwindowname %@ 2>/dev/null | grep -q "$1" && sleep 2 && return 0
    sleep 1
  done
  echo "No window is titled $1."
  exit 1
}
echo "-- the window, opened from the menu entry, an evening by keyboard and by mouse, its page saved"
apt-get install -y -qq --no-install-recommends xvfb openbox xdotool imagemagick xauth libglib2.0-bin >/dev/null 2>/trial/apt.log || { cat /trial/apt.log; exit 1; }
command -v python3 >/dev/null && echo "(a Python came with those tools)"
printf '{"text_size": 100}\n' >"$home/settings.json" # where things stand on the screen is known for this size
rm -f /trial/display
Xvfb -displayfd 5 -screen 0 1200x800x24 -nolisten tcp -noreset 5>/trial/display >/dev/null 2>&1 &
screen=$!
while ! [ -s /trial/display ]; do sleep 1; done
DISPLAY=:$(cat /trial/display)
export DISPLAY
openbox >/dev/null 2>&1 &
gio launch /usr/share/applications/neuropathy-diary.desktop >/trial/window.log 2>&1
window=$(timeout 120 xdotool search --sync --onlyvisible --class neuropathy-diary getwindowpid)
titled "^Today"
xdotool key alt+n; sleep 1; xdotool key 6; sleep 1
xdotool key alt+m; titled "^A sentence"; xdotool type --delay 100 "Walked to the lake"; sleep 1; xdotool key Escape
titled "^Today"
xdotool mousemove 500 650 click --repeat 20 --delay 50 4; sleep 2 # to the top
xdotool mousemove 405 492 click 1; sleep 2 # pain 3
xdotool mousemove 854 370 click 1; sleep 2 # the fourth exercise
import -window root "/trial/$suite-evening.png"
xdotool key ctrl+3; titled "^Trends"; sleep 6
import -window root "/trial/$suite-trends.png"
xdotool key ctrl+4; titled "^Summary"; sleep 6
xdotool mousemove 395 672; sleep 1
for _second in $(seq 60); do # it can be pressed once the page is made
  xdotool search --onlyvisible --class neuropathy-diary getwindowname %@ 2>/dev/null | grep -q "^Save" && break
  [ $((_second % 10)) != 1 ] || xdotool click 1
  sleep 1
done
titled "^Save"
xdotool key ctrl+a; xdotool type --delay 50 /trial/of-the-window.pdf; xdotool key Return
for _second in $(seq 60); do [ -s /trial/of-the-window.pdf ] || sleep 1; done
sleep 2
import -window root "/trial/$suite-summary.png"
kill -TERM "$window"
while kill -0 "$window" 2>/dev/null; do sleep 1; done
kill "$screen"
neuropathy-diary show >/trial/shown
for entered in "Numbness: 6" "Pain: 3" "Calf raise" "Walked to the lake"; do
  grep -q "$entered" /trial/shown || { echo "The evening lacks $entered."; cat /trial/shown; exit 1; }
done
head -c 5 /trial/of-the-window.pdf | grep -q '%PDF-'
if grep -i "error\|warning\|traceback" /trial/window.log; then exit 1; fi

echo "-- removed; the diary stays"
apt-get purge -y -qq neuropathy-diary >/dev/null 2>&1
test ! -e /usr/bin/neuropathy-diary && test ! -e /usr/lib/neuropathy-diary
test -s "$home/diary.sqlite" && test -s "$home/settings.json" && test -s /trial/out.pdf
echo "-- and is read again after it is installed again"
apt-get install -y -qq --no-install-recommends "$new" >/dev/null 2>&1
neuropathy-diary show --day 2026-11-22 | grep -q "Slept well"
