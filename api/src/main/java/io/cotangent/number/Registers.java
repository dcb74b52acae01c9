package io.cotangent.number;

/** What woven code hands over beside its arguments and results, which keep their types. */
abstract sealed class Registers permits Tape {}
