/** Functions on plain numbers that know nothing of derivatives, for programs and benchmarks. */
package models;
