# Completion of kubewright in bash: source <(kubewright completion bash)
# The program itself says what may come next, so this script need not know its commands. Where it says nothing, files are meant.
_kubewright() {
    local program=${COMP_WORDS[0]/#\~\//$HOME/} word=${COMP_WORDS[COMP_CWORD]} candidate
    local line=kubewright${COMP_LINE:${#COMP_WORDS[0]}:COMP_POINT-${#COMP_WORDS[0]}}
    COMPREPLY=()
    while IFS= read -r candidate; do
        if [[ $candidate == "$word"* && ($word == -* || $candidate != [-/]*) ]]; then
            COMPREPLY+=("$candidate")
        fi
    done < <("$program" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o default -F _kubewright kubewright
