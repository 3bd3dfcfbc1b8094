using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Kubewright.Lab.Machine;

/// <summary>The few calls to the kernel that .NET has no words for.</summary>
internal static class Linux
{
    private const int NoSuchProcess = 3;
    private const int PidfdOpen = 434;
    private const int PidfdSendSignal = 424;
    private const int Sigkill = 9;
    private const int OpenReadOnlyCloseOnExec = 0x80000;
    private const int NetworkNamespaces = 0x40000000;

    /// <summary>Kills a process if it is still the one that is meant. The handle makes sure that a number used anew is never hit.</summary>
    /// <param name="isMeant">Asked when the number can no longer change hands.</param>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void Kill(int process, Func<int, bool> isMeant)
    {
        var handle = (int)Syscall(PidfdOpen, process, 0, 0, 0);
        if (handle < 0)
        {
            ThrowUnlessGone();
            return;
        }

        try
        {
            if (isMeant(process) && Syscall(PidfdSendSignal, handle, Sigkill, 0, 0) < 0)
            {
                ThrowUnlessGone();
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Moves the calling thread, and only it, into a network namespace. Such a thread must never go back to the pool.</summary>
    /// <exception cref="Win32Exception">There is no such namespace, or root's rights are missing.</exception>
    public static void EnterNetworkNamespace(string path)
    {
        var handle = Open(path, OpenReadOnlyCloseOnExec);
        if (handle < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        try
        {
            if (SetNamespace(handle, NetworkNamespaces) < 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Gives a file or directory to a user and group.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (Chown(path, user, group) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    private static void ThrowUnlessGone()
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Syscall(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int handle, int kind);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
