/// Settings: where each value comes from, and the value in force.
package dev.scoresheet.bootstrap.kernel.configuration;
