# SPDX-License-Identifier: BSD-2-Clause
# fish completion for sipcause(1).  Each answer costs a call of sipcause.

# Column $argv[2] of what `list $argv[1]` prints.
function __sipcause_column
    sipcause list -o tsv $argv[1] 2>/dev/null | cut -f$argv[2]
end

# The words that a refused option expects: "...; expected a, b or c".
function __sipcause_expected
    sipcause $argv 2>&1 >/dev/null </dev/null |
        sed -n '/; expected /{s/.*; expected //;s/;.*//;s/ or /, /g;s/, /,/g;p;}' |
        string split , | string match -r '^[A-Za-z0-9/_-]+$'
end

# Numbers and names of the codes that `show` finds, with their phrases, each after $argv[1].
function __sipcause_codes
    sipcause show -o tsv $__sipcause_context $argv[2..] 2>/dev/null |
        awk -F'\t' -v before=$argv[1] '{
            sub(/.*:/, "", $1)
            print before $1 "\t" ($3 != "" ? $3 : $2)
            if ($2 != "")
                print before $2 "\t" $3
            for (i = split($11, more, " "); i > 0; i--)
                print before more[i] "\t" $3
        }'
end

# sip:48 is completed among the codes of sip, 48 and US among the bare ones.
function __sipcause_complete_code
    set -l parts (string split -m 1 : -- $argv[1])
    if set -q parts[2]
        __sipcause_codes $parts[1]: "$parts[1]:*"
        return
    end
    test -z "$argv[1]"; or __sipcause_codes '' '*'
    __sipcause_column spaces 1 | string replace -r '$' :
end

# Folders and files of YAML.
function __sipcause_yaml
    __fish_complete_path "$argv[1]" | string match -r '^[^\t]*(?:/|\.yaml)(?:\t.*)?$'
end

function __sipcause_maps
    __sipcause_column maps 1
    __sipcause_yaml "$argv[1]"
end

# Those of export or import.  In the list they begin a line, and what follows of each begins with blanks.
function __sipcause_dialects
    sipcause $argv[1] $__sipcause_folders --list 2>/dev/null | string replace -rf '^(\S+)\s+\S+\s+(.*)' '$1\t$2'
end

# KEY=VALUE in $argv[1]: the keys are in $__sipcause_keys, and the command in the rest
# prints the values of a key.
function __sipcause_complete_pair
    set -l parts (string split -m 1 = -- $argv[1])
    if set -q parts[2]
        $argv[2..] $parts[1] | string replace -r -- '^' "$parts[1]="
    else
        printf '%s=\n' $__sipcause_keys
    end
end

function __sipcause_companions
    __sipcause_column $argv[1] 2
    echo present
end

function __sipcause_any_space
    __sipcause_column spaces 1
end

# Words between commas in $argv[1], of which the last is one of the rest.
function __sipcause_complete_list
    set -l before (string replace -r '[^,]*$' '' -- $argv[1])
    printf "%s\n" $before$argv[2..]
end

# The value, of which $argv[3] is there, of the option $argv[2] of the command $argv[1].
# false: it has none.
function __sipcause_complete_value
    set -l cur $argv[3]
    switch $argv[1]:$argv[2]
        case csv:-f csv:--from csv:-t csv:--to
            set -g __sipcause_keys (__sipcause_column spaces 1)
            __sipcause_complete_pair $cur true
        case '*:-m' '*:--map' '*:--policy'
            __sipcause_maps "$cur"
        case export:-f export:--from
            __sipcause_complete_list "$cur" (__sipcause_column spaces 1)
        case '*:-f' '*:--from'
            if string match -q '*:*' -- $cur
                set -l space (string replace -r ':.*' : -- $cur)
                __sipcause_expected -f 'sip:?' - | string replace -r '^' $space
            else
                __sipcause_column spaces 1
            end
        case '*:-t' '*:--to'
            __sipcause_complete_list "$cur" (__sipcause_column spaces 1)
        case export:-w export:--with
            __sipcause_complete_list "$cur" none (__sipcause_column spaces 1)
        case '*:-w' '*:--with'
            set -g __sipcause_keys (__sipcause_column spaces 1)
            __sipcause_complete_pair "$cur" __sipcause_companions
        case '*:--coding'
            set -g __sipcause_keys (__sipcause_expected --coding '?' -o tsv 'Reason: Q.850;cause=1')
            __sipcause_complete_pair "$cur" __sipcause_any_space
        case '*:--prefer'
            __sipcause_complete_list "$cur" (__sipcause_expected --prefer '?' -)
        case check:--accept
            __sipcause_complete_list "$cur" (__sipcause_expected check --accept '?')
        case export:-o export:--output import:-i import:--input
            __sipcause_dialects $argv[1]
            __sipcause_yaml "$cur"
        case import:--columns
            __sipcause_complete_list "$cur" phrase (__sipcause_column spaces 1)
        case '*:-i' '*:--input'
            __sipcause_expected -i '?' -
        case '*:--language'
            __sipcause_expected list $__sipcause_folders --language '?'
        case '*:-I' '*:--directory'
            __fish_complete_directories "$cur"
        case csv:-o csv:--output csv:--reject csv:--summary export:--file import:--file
            __fish_complete_path "$cur"
        case '*:-o' '*:--output'
            __sipcause_expected $argv[1] -o '?' -
        case csv:--form
            __sipcause_expected csv --form '?' -
        case csv:--profile
            echo list
            sipcause csv --profile list | string replace -r '^(\S+)\s+\S+\s+(.*)' '$1\t$2'
            __sipcause_yaml "$cur"
        case compare:--records
            __fish_complete_path "$cur"
        case 'compare:--*'
            sipcause compare --help 2>/dev/null | string match -qr -- "^ .*$argv[2]="
            return
        case csv:-d compare:-d scan:--window export:--prefix import:--scope
            return 0
        case 'csv:--*'
            sipcause csv $argv[2] 2>&1 </dev/null | string match -q '*needs a value*'
            return
        case '*'
            return 1
    end
    return 0
end

function __sipcause_commands
    sipcause --help 2>/dev/null | sed -n '/^Commands:/,/^$/p' |
        string replace -rf '^  ([a-z]+) +(?:(?:\[[^]]*\]|[A-Z.|]+) +)?(.*)' '$1\t$2'
    printf 'help\texplain a command\n'
end

# The options of a command: what the lines of --help begin with, and those that its end names.
function __sipcause_options
    set -l help (sipcause $argv --help 2>/dev/null)
    string replace -rf '^  (?:-., |    )(--[a-z-]+)(?:=\S*)? *(.*)' '$1\t$2' -- $help
    printf '%s\n' $help | sed -n '/^More options:/,$p' | string match -ar -- '--[a-z-]+'
end

function __sipcause_complete
    set -l words (commandline -opc) # without the word at the cursor
    set -l cur (commandline -ct)
    set -l command
    set -l last
    set -g __sipcause_context
    set -g __sipcause_folders
    for word in $words[2..]
        switch "$last"
            case -I --directory
                set -ga __sipcause_folders -I (string replace -r '^~/' "$HOME/" -- $word)
                set last
            case -m --map -f --from
                set -ga __sipcause_context $last (string replace -r '^~/' "$HOME/" -- $word)
                set last
            case -t -w -i -o --to --with --input --coding --prefer --policy --output --language
                set last
            case '*'
                set last $word
                if not string match -q -- '-*' $word; and test -z "$command"
                    set command $word
                end
                if string match -qr -- '^(-[mf].|--map=|--from=)' $word
                    set -ga __sipcause_context $word
                end
        end
    end
    set -ga __sipcause_context $__sipcause_folders
    set -l commands (__sipcause_commands)
    set -l known translate
    if contains -- "$command" (string replace -r '\t.*' '' -- $commands)
        set known $command
    else if test -n "$command"
        set command translate
    end
    __sipcause_complete_value $known "$words[-1]" "$cur"; and return
    if string match -q -- '--*=*' $cur
        set -l parts (string split -m 1 = -- $cur)
        __sipcause_complete_value $known $parts[1] "$parts[2]" | string replace -r -- '^' "$parts[1]="
        return
    end
    if string match -q -- '-*' $cur
        __sipcause_options $command
        return
    end
    switch "$command"
        case table compare check
            __sipcause_maps "$cur"
        case list
            printf '%s\n' spaces maps
            __sipcause_column spaces 1
        case help
            printf '%s\n' $commands
        case search decode export
            return
        case csv scan import
            __fish_complete_path "$cur"
        case ''
            printf '%s\n' $commands
            __sipcause_complete_code "$cur"
        case '*'
            __sipcause_complete_code "$cur"
    end
end

complete -c sipcause -f -a '(__sipcause_complete)'
