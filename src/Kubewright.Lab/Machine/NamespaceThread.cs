using System.Runtime.ExceptionServices;

namespace Kubewright.Lab.Machine;

/// <summary>Does something inside another network namespace while the rest of the process stays where it is.</summary>
internal static class NamespaceThread
{
    /// <summary>Sockets made by <paramref name="work"/> stay in the namespace for good.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The namespace cannot be entered.</exception>
    public static T Run<T>(string path, Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;

        // A namespace belongs to a thread; the pool's threads must keep theirs.
        var thread = new Thread(() =>
        {
            try
            {
                Linux.EnterNetworkNamespace(path);
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
