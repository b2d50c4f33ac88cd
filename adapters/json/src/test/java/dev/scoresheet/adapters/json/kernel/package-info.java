/// Tests of the stored form, and the contract that compares the events of every subject with their golden
/// files.
package dev.scoresheet.adapters.json.kernel;
