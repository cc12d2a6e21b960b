#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# The exported Lua module in Lua 5.1, Lua 5.4 and LuaJIT: all answers, names of companions, a reload
# while it is asked, and files that are cut or changed.
. "$(dirname "$0")/common.sh"

interpreters=
for lua in lua5.1 lua5.4 luajit; do
	if command -v "$lua" >/dev/null 2>&1; then
		interpreters="$interpreters $lua"
	else
		echo "SKIP $system: $lua is not installed"
	fi
done
[ -n "$interpreters" ] || exit 77
cd "$work" || exit 99

export_to() {
	local file=$1
	shift
	"$SIPCAUSE" export -o "$(dialect lua)" --file "$file" "$@"
}

# Questions to a module, by companions as strings or as numbers.
cat >ask.lua <<'END'
local cause = dofile(arg[1])
for line in io.lines(arg[2]) do
  local from, code, companions, to = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)")
  local given = {}
  for space, value in companions:gmatch("([^;=]+)=([^;]+)") do
    given[space] = tonumber(value) or value
  end
  local outcome, value, phrase, location = cause.translate(from, tonumber(code), to, given)
  print(table.concat({from, code, companions, to, outcome, value or outcome, phrase or "", location or ""}, "\t"))
end
END

# Every beginning of a module, near its end and in many places before, is no module.
cat >cuts.lua <<'END'
local text = assert(io.open(arg[1])):read("*a")
local load_text, wrong, tried = loadstring or load, 0, 0
local function try(length)
  tried = tried + 1
  local chunk = load_text(text:sub(1, length))
  local loaded, module = pcall(chunk or error)
  if chunk and loaded and module ~= nil then
    wrong = wrong + 1
    print("a file cut after " .. length .. " bytes loads")
  end
end
for length = #text - 2, #text - 200, -1 do try(length) end
for length = 0, #text - 200, math.floor(#text / 40) do try(length) end
-- Between two functions that hold rows, where the text is complete but for its end.
local at = 1
while true do
  local _, last = text:find("\nend%)\n", at)
  if not last then break end
  try(last)
  at = last
end
assert(tried > 240 and wrong == 0)
END

# A file is replaced all the time: each that is read is one of two modules, and whole.
cat >reload.lua <<'END'
local old, loads, seen = dofile("live.lua"), 0, {}
while true do
  local stop = io.open("stop")
  local fine, new = pcall(dofile, "live.lua")
  assert(fine, new)
  old = new
  local _, code = old.translate("q850", 24, "sip")
  assert(code == 433 and old.rows == tonumber(arg[1]) or code == 500 and old.rows == tonumber(arg[2]), code)
  seen[code], loads = true, loads + 1
  if stop then break end
end
assert(seen[433] and seen[500] and loads > 5)
assert(select(2, old.translate("q850", 24, "sip")) == 433)
END

questions
export_to sipcause.lua || finish
export_to again.lua
same "the same bytes twice" sipcause.lua again.lua
sed 's/^r\["q850:17:sip"\]={"code",486/r["q850:17:sip"]={"code",600/' sipcause.lua >changed.lua
grep -v '^r\["q850:17:sip"\]' sipcause.lua >short.lua
: >empty.lua

for lua in $interpreters; do
	$lua ask.lua sipcause.lua questions.tsv >found.tsv
	same "$lua: every answer" questions.tsv found.tsv
	$lua ask.lua changed.lua questions.tsv >found.tsv
	differ "$lua: a row that was changed" questions.tsv found.tsv
	check "$lua: cut files" $lua cuts.lua sipcause.lua
	refused "$lua: a row that is missing" $lua -e 'dofile("short.lua")'
	refused "$lua: an empty file" $lua -e 'dofile("empty.lua").translate("q850", 17, "sip")'
	check "$lua: a companion by name" $lua -e 'local c = dofile("sipcause.lua")
		assert(select(2, c.translate("q850", 21, "sip", {location = "U"})) == 603)
		assert(select(2, c.translate("q850", 21, "sip", {location = "uSER"})) == 603)
		assert(select(2, c.translate("q850", 21, "sip", {location = "LN"})) == 403)
		assert(c.translate("q850", 999, "sip") == "unlisted")
		assert(c.digest:match("^%x+$") and #c.digest == 32)'
	export_to live.lua -f q850 -m rfc3398
	few=$($lua -e 'print(dofile("live.lua").rows)')
	export_to live.lua -f q850
	many=$($lua -e 'print(dofile("live.lua").rows)')
	swaps 40 0.02 export_to live.lua -f q850
	check "$lua: reload while it is asked" timeout 60 $lua reload.lua "$many" "$few"
	stop $!
done

# Rows by the ten thousands are held too: LuaJIT takes 65536 constants in one function.
if export_to wide.lua -t route -f sip,freeswitch,asterisk -w location,sip 2>said; then
	rows=$(sed -n 's/^if count ~= \([0-9]*\) then$/\1/p' wide.lua)
	[ "$rows" -gt 40000 ]
	passes "many rows: $rows" $?
	for lua in $interpreters; do
		check "$lua: many rows" $lua -e "assert(dofile('wide.lua').rows == $rows)"
	done
else
	check "many rows" cat said
fi
finish
