#compdef kubewright
# Completion of kubewright in zsh: source <(kubewright completion zsh), after compinit
# The program itself says what may come next, so this script need not know its commands. Where it says nothing, files are meant.
_kubewright() {
    local program=${words[1]/#\~\//$HOME/} line="kubewright ${(j: :)words[2,CURRENT]}"
    local -a found
    found=(${(f)"$($program "[suggest:${#line}]" "$line" 2>/dev/null)"})
    [[ $words[CURRENT] == -* ]] || found=(${found:#[-/]*})
    (( $#found )) && compadd -a found || _files
}
compdef _kubewright kubewright
