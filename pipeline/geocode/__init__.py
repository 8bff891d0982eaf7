"""The gazetteer as a geopy geocoder, and geopy's online geocoders behind it for those who ask for them."""
