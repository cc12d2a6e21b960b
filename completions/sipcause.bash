# SPDX-License-Identifier: BSD-2-Clause
# bash completion for sipcause(1).  Each answer costs a call of sipcause.

# Column $2 of what `list $1` prints.
_sipcause_column() {
	sipcause list -o tsv "$1" 2>/dev/null | cut -f"$2"
}

# The words that a refused option expects: "...; expected a, b or c".
_sipcause_expected() {
	sipcause "$@" 2>&1 >/dev/null </dev/null |
		sed -n '/; expected /{s/.*; expected //;s/;.*//;s/ or /, /g;s/, /,/g;p;}' |
		tr ',' '\n' | grep -x '[A-Za-z0-9/_-]*'
}

# Those lines of standard input that begin with a text, whatever its case.
_sipcause_beginning() {
	awk -v text="$1" 'BEGIN { text = tolower(text) } index(tolower($0), text) == 1'
}

# Numbers and names of the codes that `show` finds, a line each.
_sipcause_codes() {
	sipcause show -o tsv "${_sipcause_context[@]}" "$@" 2>/dev/null |
		awk -F'\t' '{
			sub(/.*:/, "", $1)
			print $1
			if ($2 != "")
				print $2
			for (i = split($11, more, " "); i > 0; i--)
				print more[i]
		}'
}

# sip:48 is completed among the codes of sip, 48 and US among the bare ones.
_sipcause_complete_code() {
	local cur=$1 space=
	if [[ $cur == *:* ]]; then
		space=${cur%%:*}:
		COMPREPLY=($(_sipcause_codes "$space*" | _sipcause_beginning "${cur#*:}"))
		# Readline takes the part before the colon as another word.
		[[ $COMP_WORDBREAKS == *:* ]] || COMPREPLY=("${COMPREPLY[@]/#/$space}")
		return
	fi
	[[ -z $cur ]] || COMPREPLY+=($(_sipcause_codes '*' | _sipcause_beginning "$cur"))
	[[ ${#COMPREPLY[@]} -gt 0 ]] || compopt -o nospace
	COMPREPLY+=($(compgen -S : -W "$(_sipcause_column spaces 1)" -- "$cur"))
}

# Words between commas, of which the last is completed.
_sipcause_complete_list() {
	local cur=$1 before=
	[[ $cur != *,* ]] || before=${cur%,*},
	COMPREPLY=($(compgen -P "$before" -W "$2" -- "${cur##*,}"))
}

# KEY=VALUE: the keys are $2, and the command in the rest prints the values of a key.
_sipcause_complete_pair() {
	local cur=$1 keys=$2
	shift 2
	if [[ $cur == *=* ]]; then
		COMPREPLY=($(compgen -W "$("$@" "${cur%%=*}")" -- "${cur#*=}"))
		[[ $COMP_WORDBREAKS == *=* ]] || COMPREPLY=("${COMPREPLY[@]/#/${cur%%=*}=}")
	else
		COMPREPLY=($(compgen -S = -W "$keys" -- "$cur"))
		compopt -o nospace
	fi
}

_sipcause_companions() {
	_sipcause_column "$1" 2
	echo present
}

# Those of export or import.  In the list they begin a line, and what follows of each begins with blanks.
_sipcause_dialects() {
	sipcause "$1" "${_sipcause_folders[@]}" --list 2>/dev/null | sed -n 's/^\([^ ][^ ]*\) .*/\1/p'
}

_sipcause_maps() {
	mapfile -t COMPREPLY < <(compgen -W "$(_sipcause_column maps 1)" -- "$1"
		compgen -d -S / -- "$1"
		compgen -f -X '!*.yaml' -- "$1")
	[[ ${COMPREPLY[0]} != */ ]] || compopt -o nospace
}

# The value $3 of the option $2 of a command.  false: it has none.
_sipcause_complete_value() {
	local command=$1 cur=$3
	case $command:$2 in
	csv:-f | csv:--from | csv:-t | csv:--to)
		_sipcause_complete_pair "$cur" "$(_sipcause_column spaces 1)" true
		;;
	*:-m | *:--map | *:--policy)
		_sipcause_maps "$cur"
		;;
	export:-f | export:--from)
		_sipcause_complete_list "$cur" "$(_sipcause_column spaces 1)"
		;;
	*:-f | *:--from)
		if [[ $cur == *:* ]]; then
			COMPREPLY=($(compgen -W "$(_sipcause_expected -f "${cur%%:*}:?" -)" -- "${cur#*:}"))
			[[ $COMP_WORDBREAKS == *:* ]] || COMPREPLY=("${COMPREPLY[@]/#/${cur%%:*}:}")
		else
			COMPREPLY=($(compgen -W "$(_sipcause_column spaces 1)" -- "$cur"))
		fi
		;;
	*:-t | *:--to)
		_sipcause_complete_list "$cur" "$(_sipcause_column spaces 1)"
		;;
	export:-w | export:--with)
		_sipcause_complete_list "$cur" "$(_sipcause_column spaces 1) none"
		;;
	*:-w | *:--with)
		_sipcause_complete_pair "$cur" "$(_sipcause_column spaces 1)" _sipcause_companions
		;;
	*:--coding)
		_sipcause_complete_pair "$cur" "$(_sipcause_expected --coding '?' -o tsv 'Reason: Q.850;cause=1')" \
			_sipcause_column spaces 1
		;;
	*:--prefer)
		_sipcause_complete_list "$cur" "$(_sipcause_expected --prefer '?' -)"
		;;
	check:--accept)
		_sipcause_complete_list "$cur" "$(_sipcause_expected check --accept '?')"
		;;
	export:-o | export:--output | import:-i | import:--input)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -W "$(_sipcause_dialects "$command")" -- "$cur"; compgen -f -X '!*.yaml' -- "$cur")
		;;
	import:--columns)
		_sipcause_complete_list "$cur" "$(_sipcause_column spaces 1) phrase"
		;;
	*:-i | *:--input)
		COMPREPLY=($(compgen -W "$(_sipcause_expected -i '?' -)" -- "$cur"))
		;;
	*:--language)
		COMPREPLY=($(compgen -W "$(_sipcause_expected list "${_sipcause_folders[@]}" --language '?')" -- "$cur"))
		;;
	*:-I | *:--directory)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		;;
	csv:-o | csv:--output | csv:--reject | csv:--summary | export:--file | import:--file)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	*:-o | *:--output)
		COMPREPLY=($(compgen -W "$(_sipcause_expected $command -o '?' -)" -- "$cur"))
		;;
	csv:--form)
		COMPREPLY=($(compgen -W "$(_sipcause_expected csv --form '?' -)" -- "$cur"))
		;;
	csv:--profile)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -W "list $(sipcause csv --profile list | cut -d" " -f1)" -- "$cur"; compgen -f -X '!*.yaml' -- "$cur")
		;;
	compare:--records)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	compare:--*)
		sipcause compare --help 2>/dev/null | grep -q -e "^ .*$2=" || return
		;;
	csv:-d | compare:-d | scan:--window | export:--prefix | import:--scope) ;;
	csv:--*)
		sipcause csv "$2" 2>&1 </dev/null | grep -q 'needs a value' || return
		;;
	*)
		return 1
		;;
	esac
	return 0
}

_sipcause_commands() {
	sipcause --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'
	echo help
}

# The options of a command: what the lines of --help begin with, and those that its end names.
# Other texts name options too.
_sipcause_options() {
	local help
	help=$(sipcause "$@" --help 2>/dev/null)
	sed -n 's/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p' <<<"$help"
	sed -n '/^More options:/,$p' <<<"$help" | grep -o -e '--[a-z-]*'
}

# The command among the words, and the options that say what codes mean.
_sipcause_read_words() {
	local words word last= i
	read -ra words <<<"$1"
	command=
	_sipcause_context=()
	_sipcause_folders=()
	for ((i = 1; i < ${#words[@]}; i++)); do
		word=${words[i]}
		case $last in
		-I | --directory)
			_sipcause_folders+=(-I "${word/#\~\//$HOME/}")
			;;
		-m | --map | -f | --from)
			_sipcause_context+=("$last" "${word/#\~\//$HOME/}")
			;;
		-[twio] | --to | --with | --input | --coding | --prefer | --policy | --output | --language) ;;
		*)
			last=$word
			[[ $word == -* || -n $command ]] || command=$word
			[[ $word != -[mf]?* && $word != --map=* && $word != --from=* ]] ||
				_sipcause_context+=("$word")
			continue
			;;
		esac
		last=
	done
	_sipcause_context+=("${_sipcause_folders[@]}")
}

_sipcause() {
	local line=${COMP_LINE:0:COMP_POINT} cur prev command commands
	local -a _sipcause_context _sipcause_folders
	# The word as it was typed, colons and equal signs included.
	cur=${line##*[[:space:]]}
	line=${line%"$cur"}
	_sipcause_read_words "$line"
	prev=${line%"${line##*[![:space:]]}"}
	prev=${prev##*[[:space:]]}
	COMPREPLY=()
	commands=$(_sipcause_commands)
	[[ $'\n'$commands$'\n' == *$'\n'"$command"$'\n'* ]] || command=${command:+translate}
	_sipcause_complete_value "${command:-translate}" "$prev" "$cur" && return
	if [[ $cur == --*=* ]]; then
		_sipcause_complete_value "${command:-translate}" "${cur%%=*}" "${cur#*=}"
		[[ $COMP_WORDBREAKS == *=* ]] || COMPREPLY=("${COMPREPLY[@]/#/${cur%%=*}=}")
		return
	fi
	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$(_sipcause_options $command)" -- "$cur"))
		return
	fi
	case $command in
	table | compare | check) _sipcause_maps "$cur" ;;
	list) COMPREPLY=($(compgen -W "spaces maps $(_sipcause_column spaces 1)" -- "$cur")) ;;
	help) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
	search | decode | export) ;;
	csv | scan | import)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	'')
		COMPREPLY=($(compgen -W "$commands" -- "$cur"))
		_sipcause_complete_code "$cur"
		;;
	*) _sipcause_complete_code "$cur" ;;
	esac
}

complete -F _sipcause sipcause
