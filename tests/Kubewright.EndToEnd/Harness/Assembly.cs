// One lab at a time: clusters that start together on a small machine only slow each other down.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
