// The page for an address that has none.

import "./page.js";

document.getElementById("address").textContent = location.pathname;
