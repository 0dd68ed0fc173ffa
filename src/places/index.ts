/**
 * States, first-level units and districts with P-codes and dates of validity; names to places;
 * boundaries and disputed areas. Draws no line of its own: every line has a source.
 *
 * @module
 */
export {};
