node build/scenario.js
