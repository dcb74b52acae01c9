/**
 * The functions that are timed, on plain numbers: as anyone would write them who has never heard of
 * derivatives. What takes derivatives of them stands below each.
 */
@org.jspecify.annotations.NullMarked
package workloads.plain;
