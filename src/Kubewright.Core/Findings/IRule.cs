using Kubewright.Core.Facts;

namespace Kubewright.Core.Findings;

/// <summary>One thing that can be wrong with a cluster, and how to tell.</summary>
public interface IRule
{
    /// <summary>The fault in lower case with hyphens: <c>etcd-quorum-lost</c>. Also the name of its page in docs/rules.</summary>
    string Code { get; }

    /// <summary>What is as it should be where the rule finds nothing: <c>Every node is ready</c>.</summary>
    string Title { get; }

    /// <summary>Whether a cluster file may accept the fault by its code. Only of meaning for what is judged before hosts are touched.</summary>
    bool MayBeAccepted => true;

    /// <summary>What must be known before <see cref="Judge"/> is called. May grow with the facts: it is asked for again once these are known.</summary>
    IEnumerable<Need> Needs(CaseFile caseFile);

    /// <summary>Judges facts in which every need is answered. Pure.</summary>
    Verdict Judge(CaseFile caseFile);
}
