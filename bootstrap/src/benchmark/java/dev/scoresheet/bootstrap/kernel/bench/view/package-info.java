/// Measurements of views: `bench rebuild`, `bench lag` and `bench inline`.
package dev.scoresheet.bootstrap.kernel.bench.view;
