/// Settings: the source of each value, and the value in force.
package dev.scoresheet.bootstrap.kernel.configuration;
