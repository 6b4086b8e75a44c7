"""Controls on Russia and Belarus: which party lists which tariff code, which luxury goods, which described items."""
