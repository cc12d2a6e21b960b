# SPDX-License-Identifier: BSD-2-Clause
# bash completion for sipcause(1)

_sipcause_column() {
	sipcause list -o tsv "$1" 2>/dev/null | cut -f"$2"
}

# Codes of a space by name and number: sip:486, q850:USER_BUSY.
_sipcause_codes() {
	sipcause list -o tsv "$1" 2>/dev/null |
		awk -F'\t' -v space="$1" '{ print $1; if ($2 != "") print space ":" $2 }'
}

_sipcause_complete_code() {
	local cur=$1
	if [[ $cur == *:* ]]; then
		COMPREPLY=($(compgen -W "$(_sipcause_codes "${cur%%:*}")" -- "$cur"))
		# Readline takes the part before the colon as another word.
		if [[ $COMP_WORDBREAKS == *:* ]]; then
			COMPREPLY=("${COMPREPLY[@]#"${cur%%:*}:"}")
		fi
	else
		COMPREPLY+=($(compgen -S : -W "$(_sipcause_column spaces 1)" -- "$cur"))
		compopt -o nospace
	fi
}

_sipcause_complete_option() {
	local cur=$2
	case $1 in
	-m | --map)
		COMPREPLY=($(compgen -W "$(_sipcause_column maps 1)" -- "$cur") $(compgen -f -X '!*.yaml' -- "$cur"))
		;;
	-f | --from | -t | --to)
		local before=
		[[ $cur != *,* ]] || before=${cur%,*},
		COMPREPLY=($(compgen -P "$before" -W "$(_sipcause_column spaces 1)" -- "${cur##*,}"))
		;;
	-w | --with)
		if [[ $cur == *=* ]]; then
			COMPREPLY=($(compgen -W "$(_sipcause_column "${cur%%=*}" 2) present" -- "${cur#*=}"))
		else
			COMPREPLY=($(compgen -S = -W "$(_sipcause_column spaces 1)" -- "$cur"))
			compopt -o nospace
		fi
		;;
	-I | --directory)
		COMPREPLY=($(compgen -d -- "$cur"))
		;;
	-o | --output)
		COMPREPLY=($(compgen -W "$(sipcause --help | sed -n 's/^ *-o, --output=FORM *//p' |
			sed 's/\[.*//; s/, / /g; s/ or / /')" -- "$cur"))
		;;
	*)
		return 1
		;;
	esac
	return 0
}

_sipcause_commands() {
	sipcause --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'
}

_sipcause() {
	local line=${COMP_LINE:0:COMP_POINT} cur prev command= word commands
	# The word as it was typed, colons and equal signs included.
	cur=${line##*[[:space:]]}
	prev=${line%"$cur"}
	prev=${prev%"${prev##*[![:space:]]}"}
	prev=${prev##*[[:space:]]}
	COMPREPLY=()
	_sipcause_complete_option "$prev" "$cur" && return
	commands=$(_sipcause_commands)
	for word in $commands; do
		[[ " $line" != *" $word "* ]] || command=$word
	done
	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$(sipcause ${command:+"$command"} --help | grep -o -- '--[a-z-]*')" -- "$cur"))
		return
	fi
	case $command in
	table) COMPREPLY=($(compgen -W "$(_sipcause_column maps 1)" -- "$cur") $(compgen -f -X '!*.yaml' -- "$cur")) ;;
	list) COMPREPLY=($(compgen -W "spaces maps $(_sipcause_column spaces 1)" -- "$cur")) ;;
	search) ;;
	csv | scan) COMPREPLY=($(compgen -f -- "$cur")) ;;
	'')
		COMPREPLY=($(compgen -W "$commands" -- "$cur"))
		_sipcause_complete_code "$cur"
		;;
	*) _sipcause_complete_code "$cur" ;;
	esac
}

complete -F _sipcause sipcause
