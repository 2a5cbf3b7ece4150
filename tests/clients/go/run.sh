./scenario
