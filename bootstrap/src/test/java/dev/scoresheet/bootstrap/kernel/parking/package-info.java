/// A read model whose code fails for one of many: what it holds up, and how it comes back when the code is mended.
package dev.scoresheet.bootstrap.kernel.parking;
