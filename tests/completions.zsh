# SPDX-License-Identifier: BSD-2-Clause
#
# Prints what each line of standard input becomes when a tab is typed after it in zsh,
# with the completions of the folder $1; $2 is a folder for files.
emulate -R zsh
zmodload zsh/zpty
cat >$2/setup <<'SETUP'
PS1= RPS1= PROMPT_EOL_MARK=
unsetopt beep list_beep
autoload -Uz compinit
compinit -D -u
complete-and-note() {
	zle complete-word
	print -r -- "$BUFFER" >>$notes/lines
	BUFFER=
	print -n "<no""ted>"
}
zle -N complete-and-note
bindkey '^I' complete-and-note
print "<no""ted>"
SETUP
wait_for_note() {
	local out
	zpty -r shell out '*<noted>*'
}
zpty shell zsh -f -i
zpty -w shell "notes=${(q)2} fpath=(${(q)1} \$fpath); source ${(q)2}/setup"
wait_for_note
while IFS= read -r line; do
	zpty -w -n shell "$line"$'\t'
	wait_for_note
done
zpty -d shell
cat $2/lines
