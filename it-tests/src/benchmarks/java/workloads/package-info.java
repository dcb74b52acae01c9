/**
 * The functions that are timed, written as for arrays alone. The agent is told to look at this
 * package; nothing in it knows of recording.
 */
@org.jspecify.annotations.NullMarked
package workloads;
