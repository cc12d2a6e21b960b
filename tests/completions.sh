#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What bash and fish complete: TYPED | a word that must be offered (or ! and one that must
# not), and what a tab makes of a line in zsh.  A shell that is not there is skipped.
set -eu

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-complete.XXXXXX")
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/bin" "$dir/work" "$dir/zsh"
ln -s "$SIPCAUSE" "$dir/bin/sipcause"
cp -R "$SRCDIR/tests/data/languages" "$dir/work/languages"
printf 'format: 1\nmap: trunk\nbare: [stir]\nextends: rfc3398\n' >"$dir/work/trunk.yaml"
: >"$dir/work/records.csv"
mkdir "$dir/work/dialects"
cat >"$dir/work/dialects/proxy.yaml" <<'DIALECT'
format: 1
dialect: proxy
title: a system
source: its documentation
grade: documented
load: holds
reload: reload it
holds: {none: none}
files: [{name: a.txt, bare: "%{code}"}]
DIALECT
PATH=$dir/bin:$PATH
# The leak checker of a sanitizer build may wait for ever in zsh's terminal.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
cd "$dir/work"
passed=0
failed=0

# ask_SHELL TYPED: whole words that are offered, a line each.
ask_bash() {
	bash --norc --noprofile -c '
		compopt() { :; }
		. "$1"
		COMP_WORDBREAKS=" "
		COMP_LINE=$2
		COMP_POINT=${#2}
		_sipcause
		printf "%s\n" "${COMPREPLY[@]}"' bash "$SRCDIR/completions/sipcause.bash" "$1"
}

ask_fish() {
	fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
		"$SRCDIR/completions/sipcause.fish" "$1" | cut -f1
}

check() {
	want=yes
	word=$3
	case $3 in
	'! '*) want=no word=${3#! } ;;
	esac
	got=no
	"ask_$1" "$2" >"$dir/offered" 2>"$dir/said" || :
	grep -qx -e "$word" "$dir/offered" && got=yes
	if [ "$got" = "$want" ] && [ ! -s "$dir/said" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  $1 '$2' $word: offered $got, expected $want"
	cat "$dir/said"
}

cat >"$dir/cases" <<'CASES'
sipcause |translate
sipcause |help
sipcause ex|explain
sipcause ex|! translate
sipcause q8|q850:
sipcause US|USER_BUSY
sipcause us|USER_BUSY
sipcause 48|480
sipcause 48|! 404
sipcause q850:USER_B|q850:USER_BUSY
sipcause q850:user_b|q850:USER_BUSY
sipcause q850:USER_B|! q850:NO_ANSWER
sipcause sip:48|sip:486
sipcause isdn:1|isdn:17
sipcause explain sip:48|sip:486
sipcause show US|USER_BUSY
sipcause show US|! USER_BUSY:
sipcause show NOR|NORMAL_CLEARING
sipcause show normal-c|normal-clearing
sipcause show 48|480
sipcause show 48|484
sipcause show 48|! show
sipcause 486 48|480
sipcause -m ./trunk.yaml show 40|403
sipcause -m ./trunk.yaml show 40|! 404
sipcause --map=./trunk.yaml show 40|! 404
sipcause show -f http 51|511
sipcause show -f http US|! USER_BUSY
sipcause show -t list US|USER_BUSY
sipcause -m rf|rfc3398
sipcause --map rf|rfc3398
sipcause --map=rf|--map=rfc3398
sipcause -m tr|trunk.yaml
sipcause -m rec|! records.csv
sipcause --policy rea|reason-wins
sipcause -t q|q850
sipcause -t sip,q|sip,q850
sipcause --to=sip,q|--to=sip,q850
sipcause -f q|q850
sipcause -f q850:|q850:octet
sipcause -f q850:|q850:h323
sipcause -w loc|location=
sipcause -w location=U|location=U
sipcause -w location=p|location=present
sipcause -o j|json
sipcause -o r|reason
sipcause -o s|status-line
sipcause translate -o p|problem
sipcause show -o r|! reason
sipcause show -o t|tsv
sipcause --output=js|--output=json
sipcause -i e|encapsulated
sipcause --prefer sta|status
sipcause --prefer q850-reason,sta|q850-reason,status
sipcause --prefer=status,pr|--prefer=status,problem
sipcause --coding IS|ISO/IEC=
sipcause --coding national=q|national=q850
sipcause show --language |en
sipcause show --language=|--language=en
sipcause -I ./languages show --language |zz-aa
sipcause -I l|languages/*
sipcause table rfc|rfc4497
sipcause compare rfc3398 rfc|rfc4497
sipcause compare tr|trunk.yaml
sipcause compare --ba|--base
sipcause ch|check
sipcause check rfc|rfc4497
sipcause check tr|trunk.yaml
sipcause check --accept ho|hole
sipcause check --accept hole,st|hole,stale-accept
sipcause list lo|location
sipcause list m|maps
sipcause list s|spaces
sipcause help tr|translate
sipcause search us|! USER_BUSY
sipcause exp|export
sipcause exp|explain
sipcause export -I . -o pro|proxy
sipcause export -I . --output=pro|--output=proxy
sipcause export -I . -o |! holds
sipcause export -o pro|! proxy
sipcause export -o js|! tsv
sipcause export -o tr|trunk.yaml
sipcause export -o rec|! records.csv
sipcause export -m rf|rfc3398
sipcause export -f q|q850
sipcause export -f sip,q|sip,q850
sipcause export -t q850,si|q850,sip
sipcause export -w loc|location
sipcause export -w warning,loc|warning,location
sipcause export -w no|none
sipcause export --file rec|records.csv
sipcause export --prefix rec|! records.csv
sipcause export --lo|--lossy
sipcause export US|! USER_BUSY
sipcause imp|import
sipcause import -i cis|cisco
sipcause import --input=aud|--input=audiocodes
sipcause import -i kam|! kamailio-htable
sipcause export -o kol|! kolmisoft
sipcause import -i tr|trunk.yaml
sipcause import -i |! reads
sipcause import -m cis|cisco-ios
sipcause import --columns sip,ph|sip,phrase
sipcause import --columns q8|q850
sipcause import --file rec|records.csv
sipcause import --scope rec|! records.csv
sipcause import rec|records.csv
sipcause import US|! USER_BUSY
sipcause import --sc|--scope
sipcause table --f|--full
sipcause translate --f|! --full
sipcause show --lang|--language
sipcause sc|scan
sipcause scan --o|--only
sipcause scan --ca|--calls
sipcause compare rfc|rfc4497
sipcause compare --records rec|records.csv
sipcause compare --by rec|! records.csv
sipcause compare trunk.yaml --re|--records
sipcause csv --form |markdown
sipcause csv --form |json
sipcause csv --form=ma|--form=markdown
sipcause csv --profile l|list
sipcause csv --profile tr|trunk.yaml
sipcause csv --profile rec|! records.csv
sipcause csv -f q|q850=
sipcause csv -o rec|records.csv
sipcause csv -o t|! tsv
sipcause csv rec|records.csv
sipcause csv --no-header rec|records.csv
sipcause csv --by rec|! records.csv
sipcause csv --col|--columns
sipcause csv --del|--delivered
sipcause csv --del|--delimiter
sipcause csv --re|! --read-size
sipcause csv --columns rec|! records.csv
sipcause csv --replace rec|records.csv
CASES
for shell in bash fish; do
	command -v $shell >/dev/null 2>&1 || {
		echo "skipped: there is no $shell"
		continue
	}
	while IFS='|' read -r typed word; do
		check $shell "$typed" "$word"
	done <"$dir/cases"
done

# Options that texts of the help name too are offered once.
for shell in bash fish; do
	command -v $shell >/dev/null 2>&1 || continue
	for typed in 'sipcause compare trunk.yaml --re' 'sipcause csv --' 'sipcause --'; do
		twice=$(ask_$shell "$typed" | grep -e '^--' | sort | uniq -d | tr '\n' ' ')
		if [ -z "$twice" ]; then
			passed=$((passed + 1))
			continue
		fi
		failed=$((failed + 1))
		echo "FAIL  $shell '$typed' offers more than once: $twice"
	done
done

# Readline takes colons and equal signs as ends of words: what comes after is replaced.
broken() {
	bash --norc --noprofile -c 'compopt() { :; }; . "$1"
		COMP_LINE=$2; COMP_POINT=${#2}; _sipcause; echo "${COMPREPLY[@]}"' bash "$SRCDIR/completions/sipcause.bash" "$1"
}
if command -v bash >/dev/null 2>&1; then
	found=$(broken 'sipcause q850:USER_B'; broken 'sipcause -w location=RL'; broken 'sipcause --map=rfc3')
	if [ "$found" = 'USER_BUSY
RLN
rfc3398' ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL  bash, words that colons end: $found"
	fi
fi

# What a tab makes of a line.
cat >"$dir/lines" <<'LINES'
sipcause explai|sipcause explain 
sipcause show USER_B|sipcause show USER_BUSY 
sipcause show user_b|sipcause show USER_BUSY 
sipcause show 48|sipcause show 48
sipcause sip:486|sipcause sip:486 
sipcause sip:60|sipcause sip:60
sipcause q850:user_b|sipcause q850:USER_BUSY 
sipcause -m ./trunk.yaml show 403|sipcause -m ./trunk.yaml show 403 
sipcause show -f http 511|sipcause show -f http 511 
sipcause list diagn|sipcause list diagnostic 
sipcause list spac|sipcause list spaces 
sipcause help tr|sipcause help translate 
sipcause table rfc3|sipcause table rfc3398 
sipcause --map=rfc3|sipcause --map=rfc3398 
sipcause -m rfc4|sipcause -m rfc4497 
sipcause --policy reas|sipcause --policy reason-wins 
sipcause -t sip,q8|sipcause -t sip,q850 
sipcause -f q850:cu|sipcause -f q850:cucm 
sipcause -w loca|sipcause -w location=
sipcause -w location=RL|sipcause -w location=RLN 
sipcause -o j|sipcause -o json 
sipcause -o stat|sipcause -o status-line 
sipcause show -o stat|sipcause show -o stat
sipcause -i enc|sipcause -i encapsulated 
sipcause --prefer status,prob|sipcause --prefer status,problem 
sipcause --coding nati|sipcause --coding national=
sipcause --coding national=q8|sipcause --coding national=q850 
sipcause show --lang|sipcause show --language 
sipcause show --language=en|sipcause show --language=en 
sipcause -I ./languages show --language zz-|sipcause -I ./languages show --language zz-aa 
sipcause csv --form ma|sipcause csv --form markdown 
sipcause csv -f q8|sipcause csv -f q850=
sipcause csv records.|sipcause csv records.csv 
sipcause csv --colu|sipcause csv --columns 
sipcause csv --replace records.|sipcause csv --replace records.csv 
sipcause csv -o records.|sipcause csv -o records.csv 
sipcause export -I . -o pro|sipcause export -I . -o proxy 
sipcause export -o trunk.|sipcause export -o trunk.yaml 
sipcause export -f sip,q8|sipcause export -f sip,q850 
sipcause export -w warning,loca|sipcause export -w warning,location 
sipcause export -w non|sipcause export -w none 
sipcause export --file records.|sipcause export --file records.csv 
sipcause export US|sipcause export US
sipcause import -i audio|sipcause import -i audiocodes 
sipcause import --columns sip,phr|sipcause import --columns sip,phrase 
sipcause import records.|sipcause import records.csv 
sipcause search us|sipcause search us
LINES
if command -v zsh >/dev/null 2>&1; then
	wait=
	command -v timeout >/dev/null 2>&1 && wait='timeout 120'
	cut -d'|' -f1 "$dir/lines" | $wait zsh -f "$SRCDIR/tests/completions.zsh" "$SRCDIR/completions" \
		"$dir/zsh" >"$dir/found" 2>&1 || :
	cut -d'|' -f2 "$dir/lines" >"$dir/expected"
	if diff "$dir/expected" "$dir/found"; then
		passed=$((passed + $(wc -l <"$dir/lines")))
	else
		failed=$((failed + 1))
		echo 'FAIL  zsh: < expected, > found'
	fi
else
	echo "skipped: there is no zsh"
fi
[ "$passed" -gt 0 ] || {
	echo "skipped: there is no shell with completions"
	exit 77
}
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
